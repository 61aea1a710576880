package io.clonestream.tune;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Pairs of which people said whether they are clones.
 *
 * @param pairs each pair once, in the order of the file
 * @param digest SHA-256 of the file, in hexadecimal digits; of a file with a line {@code a b 1|0}
 *     for each pair, in their order, where there is none
 */
public record LabelledPairs(List<Pair> pairs, String digest) {

  /** Below it a share is known no better than to a third. */
  static final int LEAST_OF_A_KIND = 30;

  /** Below it intervals from drawn clusters are too narrow. */
  static final int LEAST_CLUSTERS = 20;

  public LabelledPairs {
    pairs = List.copyOf(pairs);
  }

  /**
   * One labelled pair.
   *
   * @param a path of a file or id of a symbol, less than {@code b}
   * @param crossLanguage whether they are written in two languages
   */
  public record Pair(String a, String b, boolean isClone, boolean crossLanguage) {}

  /**
   * Reads labels as {@link LabelFile} says.
   *
   * @throws IllegalArgumentException with the file, the line and the rule where one is wrong
   */
  public static LabelledPairs read(Path file) {
    return new LabelFile(file).read();
  }

  /**
   * What people said of pairs of symbols, in the order of the ids.
   *
   * @param said whether they are clones, by both ids
   * @throws IllegalArgumentException where nothing was said
   */
  public static LabelledPairs of(Map<List<String>, Boolean> said) {
    if (said.isEmpty()) {
      throw new IllegalArgumentException("Nobody has said of a pair whether it is one of clones");
    }
    List<Pair> pairs =
        said.entrySet().stream()
            .map(e -> LabelFile.pair(e.getKey().get(0), e.getKey().get(1), e.getValue()))
            .sorted(Comparator.comparing(Pair::a).thenComparing(Pair::b))
            .toList();
    StringBuilder lines = new StringBuilder();
    for (Pair pair : pairs) {
      lines.append(String.join("\t", pair.a(), pair.b(), pair.isClone() ? "1\n" : "0\n"));
    }
    return new LabelledPairs(
        pairs, LabelFile.digest(lines.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Only the pairs across languages, or only those within one. */
  public LabelledPairs only(boolean crossLanguage) {
    return new LabelledPairs(
        pairs.stream().filter(pair -> pair.crossLanguage() == crossLanguage).toList(), digest);
  }

  /**
   * Refuses labels of which no figure would mean anything.
   *
   * @throws IllegalArgumentException with the number that is too small and the least
   */
  void requireEnough(Clusters clusters) {
    requireAtLeast(clones(), LEAST_OF_A_KIND, "clones");
    requireAtLeast(size() - clones(), LEAST_OF_A_KIND, "pairs that are no clones");
    requireAtLeast(clusters.count(), LEAST_CLUSTERS, "clusters of pairs that share no file");
  }

  private static void requireAtLeast(int number, int least, String what) {
    if (number < least) {
      throw new IllegalArgumentException(
          "Labels hold " + number + " " + what + ": at least " + least + " must be there");
    }
  }

  int size() {
    return pairs.size();
  }

  /** 1 for each pair, or for those of one way only; null stands for both. */
  double[] weights(@Nullable Boolean crossLanguage) {
    return pairs.stream()
        .mapToDouble(p -> crossLanguage == null || p.crossLanguage() == crossLanguage ? 1 : 0)
        .toArray();
  }

  int clones() {
    return (int) pairs.stream().filter(Pair::isClone).count();
  }

  /**
   * The weights as they would be were clones so frequent among all pairs.
   *
   * @param weights of each pair
   * @param prevalence share of clones, of all pairs; null leaves the weights as they are
   */
  double[] atPrevalence(double[] weights, @Nullable Double prevalence) {
    if (prevalence == null) {
      return weights;
    }
    double clones = 0;
    double others = 0;
    for (int i = 0; i < weights.length; i++) {
      clones += pairs.get(i).isClone() ? weights[i] : 0;
      others += pairs.get(i).isClone() ? 0 : weights[i];
    }
    double factor = clones / prevalence * (1 - prevalence) / others;
    double[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] *= pairs.get(i).isClone() ? 1 : factor;
    }
    return scaled;
  }
}
