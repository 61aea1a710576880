package io.clonestream.gate;

import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.util.Arrays;
import java.util.SplittableRandom;

/** What the Bloom filter costs and how often it errs; each figure sampled once a round. */
final class FilterFigures {

  private static final int IDS = 1_000_000;
  private static final int ASKED = 1 << 20;

  /** As many as the first layer takes: the start of what grows a hundredfold. */
  private static final int FIRST = 1_300;

  private final int rounds;
  private final double[] added;
  private final double[] strangers;
  private final double[] growth;
  private final double[] wrong;
  private final double[] right;
  private final double[] bytes;
  private final double[] load;

  private FilterFigures(int rounds) {
    this.rounds = rounds;
    this.added = new double[rounds];
    this.strangers = new double[rounds];
    this.growth = new double[rounds];
    this.wrong = new double[rounds];
    this.right = new double[rounds];
    this.bytes = new double[rounds];
    this.load = new double[rounds];
  }

  /** Measures and adds them; one more round before the others warms up. */
  static void add(BenchRun run, int rounds) {
    FilterFigures figures = new FilterFigures(rounds);
    figures.round(0);
    for (int round = 0; round < rounds; round++) {
      figures.round(round);
    }
    run.add("filter: look-up of what was added", "ns", Better.LOWER, figures.added)
        .add("filter: look-up of a stranger", "ns", Better.LOWER, figures.strangers)
        .add("filter: longest growth up to 1 M ids", "ms", Better.LOWER, figures.growth)
        .add("filter: highest load after growing", "of full", Better.LOWER, figures.load)
        .add("filter: bytes of an id", "bytes", Better.LOWER, figures.bytes)
        .ratio("filter: false positives after growing 100 times", Better.LOWER, figures.wrong)
        .ratio("filter: right of strangers under pressure", Better.HIGHER, figures.right);
  }

  private void round(int round) {
    buckets(round);
    growing(round);
    BloomFilter grown = new BloomFilter();
    BloomFilter pressed = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(round);
    for (int i = 0; i < 100 * FIRST; i++) {
      long high = ids.nextLong();
      long low = ids.nextLong();
      grown.add(high, low, false);
      pressed.add(high, low, i > FIRST);
    }
    wrong[round] = takenForKnown(grown, ids);
    right[round] = 1 - takenForKnown(pressed, ids);
  }

  /** A million ids over the buckets of one task. */
  private void buckets(int round) {
    BloomFilter[] filters = new BloomFilter[GateState.BUCKETS];
    Arrays.setAll(filters, i -> new BloomFilter());
    long[] known = new SplittableRandom(round).longs(2L * IDS).toArray();
    for (int i = 0; i < known.length; i += 2) {
      filters[bucket(known[i])].add(known[i], known[i + 1], false);
    }
    bytes[round] = Arrays.stream(filters).mapToLong(BloomFilter::bytes).sum() / (double) IDS;
    added[round] = nanosOfLookUp(filters, known);
    strangers[round] =
        nanosOfLookUp(filters, new SplittableRandom(-1 - round).longs(2L * ASKED).toArray());
  }

  private static int bucket(long high) {
    return (int) (high >>> 52);
  }

  private static double nanosOfLookUp(BloomFilter[] filters, long[] ids) {
    int found = 0;
    long start = System.nanoTime();
    for (int i = 0; i < ids.length; i += 2) {
      found += filters[bucket(ids[i])].mayContain(ids[i], ids[i + 1]) ? 1 : 0;
    }
    long nanos = System.nanoTime() - start;
    if (found < 0) {
      throw new IllegalStateException("Counted " + found + " of " + ids.length);
    }
    return nanos / (ids.length / 2.0);
  }

  /** The additions of one filter that opened a layer. */
  private void growing(int round) {
    BloomFilter filter = new BloomFilter();
    SplittableRandom ids = new SplittableRandom(round);
    long longest = 0;
    for (int i = 0; i < IDS; i++) {
      int layers = filter.layers();
      long high = ids.nextLong();
      long low = ids.nextLong();
      long start = System.nanoTime();
      filter.add(high, low, false);
      long nanos = System.nanoTime() - start;
      if (filter.layers() > layers) {
        longest = Math.max(longest, nanos);
        load[round] = layers == 0 ? 0 : Math.max(load[round], filter.load());
      }
    }
    growth[round] = longest / 1e6;
  }

  private static double takenForKnown(BloomFilter filter, SplittableRandom ids) {
    int taken = 0;
    for (int i = 0; i < ASKED; i++) {
      taken += filter.mayContain(ids.nextLong(), ids.nextLong()) ? 1 : 0;
    }
    return (double) taken / ASKED;
  }
}
