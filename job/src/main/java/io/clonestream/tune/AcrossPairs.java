package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.match.WordRarity;
import io.clonestream.tune.Specimen.Origin;
import io.clonestream.tune.Specimens.Copy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Makes the pairs across languages. */
final class AcrossPairs {

  private static final int RANDOM = 60_000;
  private static final int NEAREST = 1_000;
  private static final int SHORTEST = 20;
  private static final int OF_A_NAME = 12;

  /** Summed rarity of the words of a name that two algorithms hardly share by chance. */
  private static final double RARE_NAME = 9;

  /** Difference of the logarithms of the lengths beyond which two are not one algorithm. */
  private static final double MOST_LENGTH = 1.4;

  private static final Set<String> SAYS_NOTHING = Set.of("main", "test");

  private final Random random;
  private final MadePairs made;

  AcrossPairs(Random random, MadePairs made) {
    this.random = random;
    this.made = made;
  }

  void make(Specimens specimens) {
    Map<Origin, Specimen> hidden = specimens.hidden();
    for (Copy pair : specimens.algorithms()) {
      made.add(PairKind.ALGORITHM, pair.original(), pair.copy());
      Specimen a = hidden.get(pair.original().origin());
      Specimen b = hidden.get(pair.copy().origin());
      if (a != null && b != null) {
        made.add(PairKind.ALGORITHM_HIDDEN, a, b);
      }
    }
    List<Specimen> functions = specimens.functions();
    List<Specimen> longer =
        functions.stream().filter(f -> f.fragment().tokens() >= SHORTEST).toList();
    List<Specimen> algorithms = functions.stream().filter(AcrossPairs::isAlgorithm).toList();
    MadePairs.Rule apart = (a, b) -> isAcross(a, b) && a.isOfAnotherProject(b);
    MadePairs.Rule other = (a, b) -> isAcross(a, b) && isOther(a, b);
    made.addRandom(PairKind.ACROSS_RANDOM, functions, RANDOM, random, apart);
    made.addRandom(PairKind.ALGORITHM_RANDOM, algorithms, RANDOM, random, other);
    made.addRandom(PairKind.HIDDEN_RANDOM, List.copyOf(hidden.values()), RANDOM, random, other);
    made.addNearest(PairKind.ALGORITHM_NEAREST, algorithms, NEAREST, random, other, other);
    made.addNearest(
        PairKind.ACROSS_NEAREST,
        longer,
        NEAREST,
        random,
        (a, b) -> apart.admits(a, b) && a.origin().test() == b.origin().test(),
        apart);
  }

  /**
   * Pairs of one algorithm in two languages: functions of one name in collections, where the name
   * is rare or that of the file as well, of similar length.
   */
  static List<Copy> algorithms(List<Specimen> functions, WordRarity rarity) {
    Map<String, List<Specimen>> byName = new TreeMap<>();
    functions.stream()
        .filter(AcrossPairs::isAlgorithm)
        .forEach(
            f -> byName.computeIfAbsent(f.origin().joinedName(), k -> new ArrayList<>()).add(f));
    List<Copy> pairs = new ArrayList<>();
    for (List<Specimen> all : byName.values()) {
      int ofName = 0;
      for (int i = 0; i < all.size(); i++) {
        for (int j = i + 1; j < all.size() && ofName < OF_A_NAME; j++) {
          if (isAcross(all.get(i), all.get(j)) && isOne(all.get(i), all.get(j), rarity)) {
            pairs.add(new Copy(all.get(i), all.get(j)));
            ofName++;
          }
        }
      }
    }
    return pairs;
  }

  private static boolean isOne(Specimen a, Specimen b, WordRarity rarity) {
    Fragment left = a.fragment();
    double rare = Arrays.stream(left.nameWords()).mapToDouble(rarity::of).sum();
    double length = Math.abs(Math.log((double) left.tokens() / b.fragment().tokens()));
    return length < MOST_LENGTH
        && (rare >= RARE_NAME || a.origin().stem().equals(b.origin().stem()));
  }

  private static boolean isAlgorithm(Specimen specimen) {
    return specimen.origin().collection()
        && !specimen.origin().test()
        && specimen.fragment().tokens() >= SHORTEST
        && specimen.isNamed()
        && !SAYS_NOTHING.contains(specimen.fragment().name());
  }

  private static boolean isAcross(Specimen a, Specimen b) {
    return !a.language().equals(b.language());
  }

  /** Neither the functions nor their files have one name. */
  private static boolean isOther(Specimen a, Specimen b) {
    return !a.origin().joinedName().equals(b.origin().joinedName())
        && !a.origin().stem().equals(b.origin().stem());
  }
}
