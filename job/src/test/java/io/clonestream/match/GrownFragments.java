package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.Vectors;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * More fragments than there are: the real ones, and after them copies of all of them, each time in
 * words and grams of its own, as other projects have them, and with other vectors. A word becomes
 * another that is as rare, so that as many share it; one that no table has becomes one that no
 * other copy has. A vector moves by a share of the difference of two others, so that it stays among
 * the real ones, until it is as near to what it was as the nearest neighbour of a real one is.
 */
public final class GrownFragments extends AbstractList<EmbeddedFragment> implements RandomAccess {

  private static final int SAMPLE = 400;

  private final List<EmbeddedFragment> real;
  private final int size;
  private final Renaming words;
  private final Renaming grams;
  private final double[] nearest;

  /**
   * The real ones and copies of them, in their order.
   *
   * @param real fragments that all have vectors of one model
   * @param size how many to come to
   */
  GrownFragments(List<EmbeddedFragment> real, int size, WordRarity words, WordRarity grams) {
    this.real = real;
    this.size = size;
    this.words = new Renaming(words, real, Fragment::subTokens);
    this.grams = new Renaming(grams, real, Fragment::grams);
    this.nearest = nearest(real);
  }

  /** The same by the tables that blocks go by. */
  public static List<EmbeddedFragment> of(List<EmbeddedFragment> real, int size) {
    return new GrownFragments(
        real, size, WordRarity.load(BlockKeys.WORD_TABLE), WordRarity.load(BlockKeys.GRAM_TABLE));
  }

  /** Cosines of some fragments and their nearest neighbours. */
  private static double[] nearest(List<EmbeddedFragment> real) {
    double[] cosines = new double[Math.min(SAMPLE, real.size())];
    for (int i = 0; i < cosines.length; i++) {
      byte[] one = vector(real.get(i));
      for (EmbeddedFragment other : real) {
        if (other != real.get(i)) {
          cosines[i] = Math.max(cosines[i], Vectors.cosine(one, vector(other)));
        }
      }
    }
    return cosines;
  }

  private static byte[] vector(EmbeddedFragment embedded) {
    byte[] vector = embedded.vector();
    if (vector == null) {
      throw new IllegalArgumentException(embedded + " has no vector");
    }
    return vector;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public EmbeddedFragment get(int i) {
    EmbeddedFragment original = real.get(i % real.size());
    int copy = i / real.size();
    return copy == 0 ? original : copy(original, copy, new Random(i));
  }

  private EmbeddedFragment copy(EmbeddedFragment original, int copy, Random random) {
    Fragment fragment = original.fragment();
    return new EmbeddedFragment(
        new Fragment(
            id(fragment.id(), copy),
            fragment.tenant(),
            fragment.language(),
            fragment.kind(),
            fragment.name(),
            id(fragment.formId(), copy),
            fragment.tokens(),
            "",
            Arrays.stream(fragment.minHash()).map(value -> Renaming.other(value, copy)).toArray(),
            words.of(fragment.subTokens(), copy),
            words.of(fragment.nameWords(), copy),
            fragment.structure(),
            grams.of(fragment.grams(), copy),
            fragment.parameters(),
            fragment.boilerplate()),
        moved(vector(original), random),
        original.model());
  }

  private static String id(String id, int copy) {
    long hash = StableHash.hash64(id + copy);
    return String.format(Locale.ROOT, "%016x%016x", hash, StableHash.mix(hash));
  }

  private byte[] moved(byte[] vector, Random random) {
    double cosine = nearest[random.nextInt(nearest.length)];
    byte[] to = vector(real.get(random.nextInt(real.size())));
    byte[] from = vector(real.get(random.nextInt(real.size())));
    double along = 0;
    for (int i = 0; i < vector.length; i++) {
      along += vector[i] * (to[i] - from[i]);
    }
    double square = Vectors.dot(vector, vector);
    double[] side = new double[vector.length];
    double sideSquare = 0;
    for (int i = 0; i < vector.length; i++) {
      side[i] = to[i] - from[i] - along / square * vector[i];
      sideSquare += side[i] * side[i];
    }
    double share = Math.sqrt((1 - cosine * cosine) * square / Math.max(1, sideSquare)) / cosine;
    double largest = 0;
    for (int i = 0; i < vector.length; i++) {
      side[i] = vector[i] + share * side[i];
      largest = Math.max(largest, Math.abs(side[i]));
    }
    byte[] moved = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      moved[i] = (byte) Math.rint(side[i] / largest * Byte.MAX_VALUE);
    }
    return moved;
  }

  /** For every copy another bijection of hashes among those that are as rare. */
  private static final class Renaming {

    private final Map<Integer, int[]> peers = new HashMap<>();

    Renaming(WordRarity rarity, List<EmbeddedFragment> real, Function<Fragment, int[]> set) {
      ToDoubleFunction<Integer> weight = rarity::of;
      Map<Double, TreeSet<Integer>> byWeight = new TreeMap<>();
      for (EmbeddedFragment embedded : real) {
        for (int hash : set.apply(embedded.fragment())) {
          if (rarity.isKnown(hash)) {
            byWeight
                .computeIfAbsent(weight.applyAsDouble(hash), empty -> new TreeSet<>())
                .add(hash);
          }
        }
      }
      for (TreeSet<Integer> alike : byWeight.values()) {
        int[] all = alike.stream().mapToInt(hash -> hash).toArray();
        for (int hash : all) {
          peers.put(hash, all);
        }
      }
    }

    int[] of(int[] set, int copy) {
      return Arrays.stream(set).map(hash -> of(hash, copy)).sorted().distinct().toArray();
    }

    private int of(int hash, int copy) {
      int[] alike = peers.get(hash);
      if (alike == null) {
        return other(hash, copy);
      }
      int by = (int) Long.remainderUnsigned(StableHash.mix(copy), alike.length);
      return alike[(Arrays.binarySearch(alike, hash) + by) % alike.length];
    }

    /** Another hash for each, of each copy. */
    static int other(int hash, int copy) {
      return hash * (2 * copy + 1) + (int) StableHash.mix(copy);
    }
  }
}
