package io.clonestream.gate;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Nanoseconds of one look-up, of ids that were added and of strangers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BloomFilterBenchmark {

  private static final int ASKED = 1 << 16;

  /** Ids in one filter: as many as one of 128 buckets has of a million, and a million. */
  @Param({"7813", "1000000"})
  public int size;

  private final BloomFilter filter = new BloomFilter();
  private final long[] added = new long[2 * ASKED];
  private final long[] strangers = new long[2 * ASKED];
  private int at;

  @Setup
  public void fill() {
    SplittableRandom ids = new SplittableRandom(1);
    for (int i = 0; i < size; i++) {
      long high = ids.nextLong();
      long low = ids.nextLong();
      filter.add(high, low, false);
      added[2 * i % added.length] = high;
      added[2 * i % added.length + 1] = low;
    }
    for (int i = 2 * size; i < added.length; i++) {
      added[i] = added[i - 2 * size];
    }
    for (int i = 0; i < strangers.length; i++) {
      strangers[i] = ids.nextLong();
    }
  }

  @Benchmark
  public boolean added() {
    at = at + 2 & 2 * ASKED - 1;
    return filter.mayContain(added[at], added[at + 1]);
  }

  @Benchmark
  public boolean strangers() {
    at = at + 2 & 2 * ASKED - 1;
    return filter.mayContain(strangers[at], strangers[at + 1]);
  }
}
