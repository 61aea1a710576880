package io.clonestream.tune;

import io.clonestream.tune.Specimens.Copy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes the pairs within one language. */
final class WithinPairs {

  /** Code that overlaps less has become other code. */
  private static final double SAME = .45;

  /** Code that overlaps as much may be a clone, whatever its names say. */
  private static final double DOUBTFUL = .6;

  private static final int RANDOM_OF_A_LANGUAGE = 5_000;
  private static final int NEAREST_OF_A_LANGUAGE = 300;
  private static final int OF_A_FILE = 4;
  private static final int OF_A_NAME = 8;

  /** Tokens below which an equal name or a near embedding says nothing. */
  private static final int SHORTEST = 20;

  private final Random random;
  private final MadePairs made;

  WithinPairs(Random random, MadePairs made) {
    this.random = random;
    this.made = made;
  }

  void make(Specimens specimens) {
    for (Copy past : specimens.past()) {
      if (Overlap.of(past.original(), past.copy()) >= SAME) {
        made.add(PairKind.HISTORY, past.original(), past.copy());
      }
    }
    specimens.edited().forEach(copy -> made.add(PairKind.EDITED, copy.original(), copy.copy()));
    for (Copy copy : specimens.littleLeft()) {
      if (Overlap.of(copy.original(), copy.copy()) < DOUBTFUL) {
        made.add(PairKind.LITTLE_LEFT, copy.original(), copy.copy());
      }
    }
    List<Specimen> functions = specimens.functions();
    List<Specimen> longer =
        functions.stream().filter(f -> f.fragment().tokens() >= SHORTEST).toList();
    grouped(functions, Specimen::language)
        .forEach(
            all ->
                made.addRandom(
                    PairKind.RANDOM,
                    all,
                    RANDOM_OF_A_LANGUAGE,
                    random,
                    Specimen::isOfAnotherProject));
    grouped(longer, Specimen::language)
        .forEach(
            all ->
                made.addNearest(
                    PairKind.NEAREST,
                    all,
                    NEAREST_OF_A_LANGUAGE,
                    random,
                    Specimen::isOfAnotherProject,
                    WithinPairs::isNoDoubt));
    grouped(functions, f -> f.origin().repository() + ":" + f.origin().path())
        .forEach(
            all ->
                some(
                    PairKind.SAME_FILE,
                    all,
                    OF_A_FILE,
                    (a, b) -> !a.fragment().name().equals(b.fragment().name())));
    List<Specimen> named = longer.stream().filter(Specimen::isNamed).toList();
    grouped(named, f -> f.language() + ":" + f.fragment().name())
        .forEach(
            all ->
                some(
                    PairKind.SAME_NAME,
                    all,
                    OF_A_NAME,
                    (a, b) -> !a.origin().path().equals(b.origin().path())));
  }

  private void some(PairKind kind, List<Specimen> all, int most, MadePairs.Rule rule) {
    if (all.size() > 1) {
      made.addRandom(
          kind,
          all,
          Math.min(most, all.size()),
          random,
          (a, b) -> a != b && rule.admits(a, b) && isNoDoubt(a, b));
    }
  }

  private static boolean isNoDoubt(Specimen a, Specimen b) {
    return Overlap.of(a, b) < DOUBTFUL;
  }

  private static Collection<List<Specimen>> grouped(
      List<Specimen> all, Function<Specimen, String> by) {
    Map<String, List<Specimen>> groups = new TreeMap<>();
    all.forEach(one -> groups.computeIfAbsent(by.apply(one), key -> new ArrayList<>()).add(one));
    return groups.values();
  }
}
