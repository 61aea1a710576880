package io.clonestream.tune;

import io.clonestream.match.Scorer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Pairs of which is known what they are, as they are made. */
final class MadePairs {

  private static final int NEAREST = 3;

  private final Measure measure;
  private final Folds folds;
  private final List<MadePair> pairs = new ArrayList<>();

  MadePairs(Measure measure, Folds folds) {
    this.measure = measure;
    this.folds = folds;
  }

  /** Adds the pair, unless both are of one form: no model ever judges these. */
  void add(PairKind kind, Specimen a, Specimen b) {
    if (Scorer.admits(a.fragment(), b.fragment())) {
      pairs.add(
          new MadePair(
              kind, measure.of(a, b), folds.of(kind.isAcross(), a), folds.of(kind.isAcross(), b)));
    }
  }

  /** Whether two specimens can be a pair of some kind. */
  @FunctionalInterface
  interface Rule {
    boolean admits(Specimen a, Specimen b);
  }

  /** Adds pairs drawn by chance. */
  void addRandom(PairKind kind, List<Specimen> all, int draws, Random random, Rule rule) {
    for (int i = 0; i < draws && !all.isEmpty(); i++) {
      Specimen a = all.get(random.nextInt(all.size()));
      Specimen b = all.get(random.nextInt(all.size()));
      if (rule.admits(a, b)) {
        add(kind, a, b);
      }
    }
  }

  /**
   * Adds some specimens, each with those that are nearest to it by embedding.
   *
   * @param rule of all that is near
   * @param kept of what is nearest, which of it is added
   */
  void addNearest(
      PairKind kind, List<Specimen> all, int queries, Random random, Rule rule, Rule kept) {
    List<Specimen> asked = new ArrayList<>(all);
    Collections.shuffle(asked, random);
    for (Specimen a : asked.subList(0, Math.min(queries, asked.size()))) {
      record Near(Specimen specimen, double cosine) {}
      Stream<Near> near =
          all.stream()
              .filter(b -> rule.admits(a, b))
              .map(b -> new Near(b, measure.cosine(a, b)))
              .sorted(Comparator.comparingDouble(Near::cosine).reversed())
              .limit(NEAREST);
      near.map(Near::specimen).filter(b -> kept.admits(a, b)).forEach(b -> add(kind, a, b));
    }
  }

  List<MadePair> pairs() {
    return pairs;
  }
}
