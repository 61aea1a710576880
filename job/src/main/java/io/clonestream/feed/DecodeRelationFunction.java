package io.clonestream.feed;

import io.clonestream.schemas.RelationStated;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Records of the relations topic to {@link RelationStated}; what is none goes to dead letters. */
public final class DecodeRelationFunction extends ProcessFunction<RawRecord, RelationStated> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<DeadLetter> deadLetters;
  private transient EventDecoder<RelationStated> decoder;

  @SuppressWarnings("NullAway.Init") // decoder: open
  public DecodeRelationFunction(OutputTag<DeadLetter> deadLetters) {
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.relations();
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<RelationStated> out) {
    RelationStated relation;
    try {
      relation = decoder.decode(record.value());
      RelationRules.check(relation);
    } catch (IllegalArgumentException e) {
      context.output(deadLetters, new DeadLetter(record, "feed", String.valueOf(e.getMessage())));
      return;
    }
    out.collect(relation);
  }
}
