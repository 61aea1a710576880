package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Records of the commits topic to {@link CommitPublished}, and {@link TagPublished} as side output;
 * what is neither goes to dead letters.
 */
public final class DecodeCommitFunction extends ProcessFunction<RawRecord, CommitPublished> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<TagPublished> tags;
  private final OutputTag<DeadLetter> deadLetters;
  private transient EventDecoder<CommitPublished> decoder;
  private transient EventDecoder<TagPublished> tagDecoder;

  @SuppressWarnings("NullAway.Init") // decoders: open
  public DecodeCommitFunction(OutputTag<TagPublished> tags, OutputTag<DeadLetter> deadLetters) {
    this.tags = tags;
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.commits();
    tagDecoder = EventDecoder.tags();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CommitPublished> out) {
    try {
      if (tagDecoder.claims(record.value())) {
        TagPublished tag = tagDecoder.decode(record.value());
        TagRules.check(tag);
        context.output(tags, tag);
      } else {
        CommitPublished commit = decoder.decode(record.value());
        CommitRules.check(commit);
        out.collect(commit);
      }
    } catch (IllegalArgumentException e) {
      context.output(deadLetters, new DeadLetter(record, "feed", String.valueOf(e.getMessage())));
    }
  }
}
