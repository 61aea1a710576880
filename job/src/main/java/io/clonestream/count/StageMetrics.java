package io.clonestream.count;

import io.clonestream.count.StageMetric.Kind;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;

/** Registers metrics of stages at an operator, each under its stage's word. */
public final class StageMetrics {

  /** Values that quantiles are of, at most. */
  public static final int WINDOW = 1_000;

  /** How old these may be. */
  public static final Duration KEPT = Duration.ofMinutes(2);

  private final MetricGroup operator;

  public StageMetrics(MetricGroup operator) {
    this.operator = operator;
  }

  /** A counter that one thread raises. */
  public Counter counter(StageMetric metric) {
    return group(metric, Kind.COUNTER).counter(metric.key());
  }

  /** A counter that any thread may raise. */
  public Counter sharedCounter(StageMetric metric) {
    return group(metric, Kind.COUNTER).counter(metric.key(), new ThreadSafeSimpleCounter());
  }

  /** A histogram that any thread may feed. */
  public Histogram histogram(StageMetric metric) {
    return group(metric, Kind.HISTOGRAM)
        .histogram(metric.key(), new RecentMetrics(WINDOW, KEPT, System::nanoTime));
  }

  /** A number that is read when somebody asks. */
  public void gauge(StageMetric metric, Gauge<? extends Number> value) {
    group(metric, Kind.GAUGE).gauge(metric.key(), value);
  }

  /** A word that is read when somebody asks. */
  public void text(StageMetric metric, Gauge<String> value) {
    group(metric, Kind.TEXT).gauge(metric.key(), value);
  }

  private MetricGroup group(StageMetric metric, Kind kind) {
    if (metric.kind() != kind) {
      throw new IllegalArgumentException(metric + " is a " + metric.kind() + " and no " + kind);
    }
    return operator.addGroup(metric.stage());
  }
}
