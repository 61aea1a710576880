package io.clonestream.tune;

import io.clonestream.match.AdditiveModel;
import io.clonestream.tune.HeldBackReliability.Judged;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What models say of pairs that they were not fitted on. */
final class HeldBack {

  private final Recipe recipe;
  private final double threshold;
  private final List<MadePair> pairs = new ArrayList<>();
  private final List<Double> probabilities = new ArrayList<>();
  private final List<Double> shifts = new ArrayList<>();
  private long strays;
  private long random;

  HeldBack(Recipe recipe, double threshold) {
    this.recipe = recipe;
    this.threshold = threshold;
  }

  /**
   * A pair as a model judges it.
   *
   * @param shift by which its bias was moved after the fit: the odds of clones at which its
   *     confidence is a probability are those of the recipe, multiplied by exp(shift)
   */
  void add(MadePair pair, AdditiveModel model, double shift) {
    pairs.add(pair);
    probabilities.add(model.probability(pair.features()));
    shifts.add(shift);
  }

  /**
   * Random pairs as a model judges them.
   *
   * @param alike the most alike of them
   * @param all how many there were
   */
  void addStrays(List<float[]> alike, long all, AdditiveModel model) {
    strays += alike.stream().filter(features -> isKept(model.probability(features))).count();
    random += all;
  }

  /** As the job compares it. */
  private boolean isKept(double probability) {
    return (float) probability >= (float) threshold;
  }

  /** Random pairs that were kept, as a share of all. */
  double strayRate() {
    return (double) strays / random;
  }

  long strays() {
    return strays;
  }

  /** At the share of clones for which the confidence is meant. */
  HeldBackReliability reliability() {
    List<Example> examples = recipe.weighed(pairs);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      double odds = example.isClone() ? Math.exp(shifts.get(i)) : 1;
      judged.add(new Judged(probabilities.get(i), example.isClone(), example.weight() * odds));
    }
    return HeldBackReliability.of(judged);
  }

  /**
   * Pairs of one kind.
   *
   * @param all how many there are
   * @param kept how many reach the store threshold: of clones the recall, of others false alarms
   */
  record Count(int all, int kept) {

    double share() {
      return (double) kept / all;
    }
  }

  /** By kind what is kept. */
  Map<PairKind, Count> counts() {
    Map<PairKind, Count> counts = new EnumMap<>(PairKind.class);
    for (int i = 0; i < pairs.size(); i++) {
      int kept = isKept(probabilities.get(i)) ? 1 : 0;
      counts.merge(
          pairs.get(i).kind(),
          new Count(1, kept),
          (a, b) -> new Count(a.all() + b.all(), a.kept() + b.kept()));
    }
    return counts;
  }
}
