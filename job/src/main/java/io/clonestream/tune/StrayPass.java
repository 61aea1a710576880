package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.MinHash;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.fingerprint.SubTokens;
import io.clonestream.infer.Vectors;
import io.clonestream.match.Scorer;
import io.clonestream.tune.Strays.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Looks at all pairs of specimens of different repositories and measures those that are at all
 * alike. Two collections of algorithms are not paired: what they have in common is no stray.
 */
final class StrayPass {

  private final Measure measure;
  private final Folds folds;

  StrayPass(Measure measure, Folds folds) {
    this.measure = measure;
    this.folds = folds;
  }

  /**
   * All pairs, on all cores; their order does not hang on how many there are.
   *
   * @param progress hears how many specimens were paired with all others
   */
  Strays of(List<Specimen> all, IntConsumer progress) {
    Side[] sides = all.stream().map(this::side).toArray(Side[]::new);
    AtomicInteger done = new AtomicInteger();
    List<Row> rows =
        IntStream.range(0, sides.length)
            .parallel()
            .mapToObj(
                i -> {
                  Row row = new Row(folds.count());
                  for (int j = i + 1; j < sides.length; j++) {
                    row.add(sides[i], sides[j]);
                  }
                  progress.accept(done.incrementAndGet());
                  return row;
                })
            .toList();
    Row sum = new Row(folds.count());
    rows.forEach(sum::add);
    return new Strays(sum.pairs, sum.within, sum.across, sum.alike);
  }

  private Side side(Specimen specimen) {
    byte[] vector = measure.vector(specimen.fragment());
    return new Side(
        specimen,
        vector,
        Math.sqrt(Vectors.dot(vector, vector)),
        folds.of(false, specimen),
        folds.of(true, specimen));
  }

  /** A specimen with what every pair asks of it. */
  @SuppressWarnings("ArrayRecordComponent") // never changed nor compared
  private record Side(Specimen specimen, byte[] vector, double norm, int byRepository, int byName) {

    Fragment fragment() {
      return specimen.fragment();
    }
  }

  /** The pairs of one specimen with all that come after it. */
  private final class Row {

    private final long[] within;
    private final long[] across;
    private final List<Stray> alike = new ArrayList<>();
    private long pairs;

    Row(int folds) {
      within = new long[folds];
      across = new long[folds];
    }

    void add(Side a, Side b) {
      if (!a.specimen.isOfAnotherProject(b.specimen)) {
        return;
      }
      pairs++;
      count(within, a.byRepository, b.byRepository);
      count(across, a.byName, b.byName);
      double cosine = Vectors.dot(a.vector, b.vector) / (a.norm * b.norm);
      boolean isAcross = !a.specimen.language().equals(b.specimen.language());
      Alike how = Alike.of(a.fragment(), b.fragment(), isAcross, cosine);
      if (how != Alike.NOT && Scorer.admits(a.fragment(), b.fragment())) {
        alike.add(
            new Stray(
                measure.of(a.specimen, b.specimen),
                isAcross,
                how == Alike.MUCH,
                isAcross ? a.byName : a.byRepository,
                isAcross ? b.byName : b.byRepository));
      }
    }

    void add(Row other) {
      pairs += other.pairs;
      for (int fold = 0; fold < within.length; fold++) {
        within[fold] += other.within[fold];
        across[fold] += other.across[fold];
      }
      alike.addAll(other.alike);
    }
  }

  private static void count(long[] touching, int fold, int other) {
    touching[fold]++;
    if (other != fold) {
      touching[other]++;
    }
  }

  /** How alike a pair is at a glance. */
  private enum Alike {
    NOT,
    /** No model keeps more than a few of these. */
    HARDLY,
    MUCH;

    static Alike of(Fragment a, Fragment b, boolean across, double cosine) {
      float words = SubTokens.jaccard(a.subTokens(), b.subTokens());
      if (across) {
        if (cosine >= .6 || words >= .2) {
          return MUCH;
        }
        float name = SubTokens.jaccard(a.nameWords(), b.nameWords());
        return name >= .5
            ? cosine >= .35 ? MUCH : HARDLY
            : cosine >= .42 || words >= .13 ? HARDLY : NOT;
      }
      float shingles = MinHash.jaccard(a.minHash(), b.minHash());
      if (cosine >= .55 || words >= .15 || shingles >= .1) {
        return MUCH;
      }
      boolean isOneShape =
          words >= .04
              && Math.abs(Math.log((double) a.tokens() / b.tokens())) < .5
              && StructureProfile.cosine(a.structure(), b.structure()) >= .85;
      return isOneShape ? MUCH : cosine >= .42 || words >= .1 || shingles >= .06 ? HARDLY : NOT;
    }
  }
}
