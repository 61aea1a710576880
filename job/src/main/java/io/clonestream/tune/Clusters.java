package io.clonestream.tune;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which labelled pairs depend on each other. Pairs that share a file are no independent
 * observations: what is wrong about the file is wrong in each of them, so that they must be drawn
 * together, or intervals come out too narrow.
 *
 * <p>A cluster is what labelled pairs join. Where that is nearly everything, because each file was
 * compared with each other, a cluster is what clone labels join, and a pair between two clusters
 * counts as often as the product of their draws (the pigeonhole bootstrap: Owen, Annals of Applied
 * Statistics 1, 2007).
 */
final class Clusters {

  /** Share of the pairs from which one cluster is nearly everything. */
  private static final double NEARLY_ALL = .5;

  private final int[] ofA;
  private final int[] ofB;
  private final int count;

  private Clusters(int[] ofA, int[] ofB, int count) {
    this.ofA = ofA;
    this.ofB = ofB;
    this.count = count;
  }

  static Clusters of(LabelledPairs labels) {
    Clusters joined = of(labels, pair -> true);
    int[] sizes = new int[joined.count];
    int largest = 0;
    for (int cluster : joined.ofA) {
      largest = Math.max(largest, ++sizes[cluster]);
    }
    return largest > NEARLY_ALL * labels.size() ? of(labels, LabelledPairs.Pair::isClone) : joined;
  }

  private static Clusters of(LabelledPairs labels, Predicate<LabelledPairs.Pair> joins) {
    Map<String, Integer> names = new HashMap<>();
    List<Integer> parents = new ArrayList<>();
    int[] a = new int[labels.size()];
    int[] b = new int[labels.size()];
    for (int i = 0; i < labels.size(); i++) {
      LabelledPairs.Pair pair = labels.pairs().get(i);
      a[i] = number(pair.a(), names, parents);
      b[i] = number(pair.b(), names, parents);
      if (joins.test(pair)) {
        parents.set(root(a[i], parents), root(b[i], parents));
      }
    }
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      a[i] = numbers.computeIfAbsent(root(a[i], parents), r -> numbers.size());
      b[i] = numbers.computeIfAbsent(root(b[i], parents), r -> numbers.size());
    }
    return new Clusters(a, b, numbers.size());
  }

  private static int number(String name, Map<String, Integer> names, List<Integer> parents) {
    Integer known = names.putIfAbsent(name, parents.size());
    if (known != null) {
      return known;
    }
    parents.add(parents.size());
    return parents.size() - 1;
  }

  private static int root(int i, List<Integer> parents) {
    int root = i;
    while (parents.get(root) != root) {
      parents.set(root, parents.get(parents.get(root)));
      root = parents.get(root);
    }
    return root;
  }

  int count() {
    return count;
  }

  /** Cluster of the first of a labelled pair. */
  int ofA(int pair) {
    return ofA[pair];
  }

  /** Cluster of the second of a labelled pair, which may be the same. */
  int ofB(int pair) {
    return ofB[pair];
  }

  /** How often each labelled pair counts where each cluster was drawn so many times. */
  double[] weights(int[] draws) {
    double[] weights = new double[ofA.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = ofA[i] == ofB[i] ? draws[ofA[i]] : (double) draws[ofA[i]] * draws[ofB[i]];
    }
    return weights;
  }
}
