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
import java.util.function.IntConsumer;

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
   * All pairs.
   *
   * @param progress hears how many specimens were paired with all others
   */
  Strays of(List<Specimen> all, IntConsumer progress) {
    long pairs = 0;
    long[] within = new long[folds.count()];
    long[] across = new long[folds.count()];
    List<Stray> alike = new ArrayList<>();
    double[] norms = new double[all.size()];
    byte[][] vectors = new byte[all.size()][];
    int[] byRepository = new int[all.size()];
    int[] byName = new int[all.size()];
    for (int i = 0; i < all.size(); i++) {
      vectors[i] = measure.vector(all.get(i).fragment());
      norms[i] = Math.sqrt(Vectors.dot(vectors[i], vectors[i]));
      byRepository[i] = folds.of(false, all.get(i));
      byName[i] = folds.of(true, all.get(i));
    }
    for (int i = 0; i < all.size(); i++) {
      Specimen a = all.get(i);
      for (int j = i + 1; j < all.size(); j++) {
        Specimen b = all.get(j);
        if (!a.isOfAnotherProject(b)) {
          continue;
        }
        pairs++;
        count(within, byRepository[i], byRepository[j]);
        count(across, byName[i], byName[j]);
        double cosine = Vectors.dot(vectors[i], vectors[j]) / (norms[i] * norms[j]);
        boolean isAcross = !a.language().equals(b.language());
        Alike how = Alike.of(a.fragment(), b.fragment(), isAcross, cosine);
        if (how != Alike.NOT && Scorer.admits(a.fragment(), b.fragment())) {
          int[] fold = isAcross ? byName : byRepository;
          alike.add(new Stray(measure.of(a, b), isAcross, how == Alike.MUCH, fold[i], fold[j]));
        }
      }
      progress.accept(i + 1);
    }
    return new Strays(pairs, within, across, alike);
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
