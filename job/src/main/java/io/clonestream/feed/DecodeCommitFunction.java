package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Records of the commits topic to {@link CommitPublished}; what is none goes to dead letters. */
public final class DecodeCommitFunction extends ProcessFunction<RawRecord, CommitPublished> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient EventDecoder<CommitPublished> decoder;

  @SuppressWarnings("NullAway.Init") // decoder: open
  public DecodeCommitFunction(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.commits();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CommitPublished> out) {
    CommitPublished commit;
    try {
      commit = decoder.decode(record.value());
      CommitRules.check(commit);
    } catch (IllegalArgumentException e) {
      context.output(deadLetters, new DeadLetter(record, "feed", String.valueOf(e.getMessage())));
      return;
    }
    out.collect(commit);
  }
}
