package io.clonestream.fingerprint;

import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.schemas.SymbolChange;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Records of the symbol-changes topic to facts with fragments. What cannot be decoded, or states
 * something impossible, goes to the dead letters as it arrived.
 */
public final class FingerprintFunction extends ProcessFunction<RawRecord, SymbolFact> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient EventDecoder<SymbolChange> decoder;
  private transient Counter symbols;
  private transient Counter refused;
  private transient Histogram micros;

  @SuppressWarnings("NullAway.Init") // runtime fields: open
  public FingerprintFunction(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.symbolChanges();
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    symbols = metrics.counter(StageMetric.FINGERPRINT_SYMBOLS);
    refused = metrics.counter(StageMetric.FINGERPRINT_REFUSED);
    micros = metrics.histogram(StageMetric.FINGERPRINT_MICROS);
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<SymbolFact> out) {
    long start = System.nanoTime();
    String stage = "feed";
    SymbolFact fact;
    try {
      SymbolChange change = decoder.decode(record.value());
      stage = "fingerprint";
      fact = Fingerprint.of(change);
    } catch (IllegalArgumentException e) {
      refused.inc();
      context.output(deadLetters, new DeadLetter(record, stage, String.valueOf(e.getMessage())));
      return;
    }
    symbols.inc();
    out.collect(fact);
    micros.update((System.nanoTime() - start) / 1_000);
  }
}
