package io.clonestream.count;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogramStatistics;

/**
 * A histogram of the last values, as far as they are not too long ago: where few come, what was
 * slow once would be slow for days. Without any left its quantiles are NaN, which raises no alert.
 * Any thread may feed it.
 */
final class RecentMetrics implements Histogram {

  private final long[] values;
  private final long[] times;
  private final long keptNanos;
  private final LongSupplier nanos;
  private long count;

  /**
   * An empty one.
   *
   * @param size values kept at most
   * @param kept how long
   * @param nanos a clock as {@link System#nanoTime}
   */
  RecentMetrics(int size, Duration kept, LongSupplier nanos) {
    this.values = new long[size];
    this.times = new long[size];
    this.keptNanos = kept.toNanos();
    this.nanos = nanos;
  }

  @Override
  public synchronized void update(long value) {
    int at = (int) (count++ % values.length);
    values[at] = value;
    times[at] = nanos.getAsLong();
  }

  /** Of all values ever. */
  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public HistogramStatistics getStatistics() {
    return new DescriptiveStatisticsHistogramStatistics(recent());
  }

  private synchronized double[] recent() {
    long now = nanos.getAsLong();
    return IntStream.range(0, (int) Math.min(count, values.length))
        .filter(i -> now - times[i] <= keptNanos)
        .mapToDouble(i -> values[i])
        .toArray();
  }
}
