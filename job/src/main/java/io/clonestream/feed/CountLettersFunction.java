package io.clonestream.feed;

import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets every dead letter pass, and counts them. */
public final class CountLettersFunction extends ProcessFunction<DeadLetter, DeadLetter> {

  private static final long serialVersionUID = 1L;

  private transient Counter letters;

  @SuppressWarnings("NullAway.Init") // counter: open
  public CountLettersFunction() {}

  @Override
  public void open(OpenContext context) {
    letters =
        new StageMetrics(getRuntimeContext().getMetricGroup())
            .counter(StageMetric.FEED_DEAD_LETTERS);
  }

  @Override
  public void processElement(DeadLetter letter, Context context, Collector<DeadLetter> out) {
    letters.inc();
    out.collect(letter);
  }
}
