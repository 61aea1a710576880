package io.clonestream.tune;

import io.clonestream.match.BlockIndex;
import io.clonestream.match.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * What blocks lose and what they cost.
 *
 * @param threshold confidence from which a pair is stored
 * @param fragments how many there are
 * @param candidates pairs that blocks handed on for scoring
 * @param queries fragments that were compared with all others
 */
public record RecallFigures(
    double threshold,
    int fragments,
    BlockIndex blocks,
    long candidates,
    List<Query> queries,
    RandomPairs random) {

  private static final double[] FLOORS = {0, .5, .9};
  private static final int RESAMPLES = 1_000;

  /** One fragment against all others. */
  static final class Query {

    long compared;
    private final List<Found> found = new ArrayList<>();

    void add(Similarity similarity, boolean met) {
      found.add(new Found(similarity.confidence(), similarity.crossLanguage(), met));
    }
  }

  private record Found(float confidence, boolean across, boolean met) {}

  private record Kind(boolean across, double floor) {

    boolean covers(Found found) {
      return found.across() == across && found.confidence() >= floor;
    }
  }

  /** Share of the pairs that brute force finds. */
  double recall() {
    long all = queries.stream().mapToLong(query -> query.found.size()).sum();
    long met = queries.stream().flatMap(query -> query.found.stream()).filter(Found::met).count();
    return (double) met / all;
  }

  /** Says all figures, line by line. */
  public void print(Consumer<String> out) {
    double pairs = fragments * (fragments - 1.0) / 2;
    say(out, "%,d distinct functions and types, %,.0f pairs", fragments, pairs);
    say(
        out,
        "%,d blocks, %.1f a fragment; members: largest %,d, mean %.1f",
        blocks.blocks(),
        (double) blocks.members() / fragments,
        blocks.largest(),
        (double) blocks.members() / blocks.blocks());
    say(
        out,
        "compared in blocks %,d (%.3f %% of all pairs), scored %,d (%.3f %%)",
        blocks.comparisons(),
        100 * blocks.comparisons() / pairs,
        candidates,
        100 * candidates / pairs);
    say(
        out,
        "brute force: %,d fragments with all others, %,d pairs; recall %.4f",
        queries.size(),
        queries.stream().mapToLong(query -> query.compared).sum(),
        recall());
    say(out, "  %-16s %10s %10s %10s %8s  %s", "", "confidence", "found", "met", "recall", "95 %");
    for (boolean across : new boolean[] {false, true}) {
      for (double floor : FLOORS) {
        row(out, new Kind(across, Math.max(floor, threshold)));
      }
    }
    say(
        out,
        "%,d random pairs of functions of different projects: stored %,d (%.2e), shown %,d (%.2e)",
        random.all(),
        random.stored(),
        random.storedShare(),
        random.shown().size(),
        random.shownShare());
  }

  private void row(Consumer<String> out, Kind kind) {
    double[][] counts = new double[queries.size()][2];
    double found = 0;
    double met = 0;
    for (int i = 0; i < counts.length; i++) {
      for (Found one : queries.get(i).found) {
        if (kind.covers(one)) {
          counts[i][0]++;
          counts[i][1] += one.met() ? 1 : 0;
        }
      }
      found += counts[i][0];
      met += counts[i][1];
    }
    Interval interval = interval(counts);
    say(
        out,
        "  %-16s from %.2f  %,10.0f %,10.0f %8.4f  %.4f to %.4f",
        kind.across() ? "across languages" : "within a language",
        kind.floor(),
        found,
        met,
        met / found,
        interval.low(),
        interval.high());
  }

  /** By drawing queries with replacement: pairs of one fragment are not independent. */
  private static Interval interval(double[][] counts) {
    Random random = new Random(1);
    double[] shares = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      double found = 0;
      double met = 0;
      for (int k = 0; k < counts.length; k++) {
        double[] drawn = counts[random.nextInt(counts.length)];
        found += drawn[0];
        met += drawn[1];
      }
      shares[i] = met / found;
    }
    return Interval.percentiles(shares);
  }

  private static void say(Consumer<String> out, String text, Object... values) {
    out.accept(String.format(Locale.ROOT, text, values));
  }
}
