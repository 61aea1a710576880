package io.clonestream.feed;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Records of the requests topic to {@link Request}; what is none goes to dead letters. */
public final class DecodeRequestFunction extends ProcessFunction<RawRecord, Request> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient RequestRecords decoder;

  @SuppressWarnings("NullAway.Init") // decoder: open
  public DecodeRequestFunction(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new RequestRecords();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<Request> out) {
    Request request;
    try {
      request = decoder.decode(record.value());
    } catch (IllegalArgumentException e) {
      context.output(deadLetters, new DeadLetter(record, "feed", String.valueOf(e.getMessage())));
      return;
    }
    out.collect(request);
  }
}
