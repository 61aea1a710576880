package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import io.clonestream.follow.EpochState;
import io.clonestream.pair.RelationMessage.Stated;
import io.clonestream.pair.Statements.Contest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by relation: intersects what was stated with the lives of both symbols and emits all
 * versions whenever they or the epoch differ from what was last emitted; losers of a contested
 * sequence as side output.
 */
public final class RelationFunction extends KeyedProcessFunction<String, RelationMessage, Relation>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private final long submittedAt;
  private final OutputTag<DeadLetter> deadLetters;
  private transient long restoredCheckpoint;
  private transient long epoch;
  private transient ValueState<FollowedRelation> state;
  private transient Counter relations;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public RelationFunction(long submittedAt, OutputTag<DeadLetter> deadLetters) {
    this.submittedAt = submittedAt;
    this.deadLetters = deadLetters;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restoredCheckpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // all state is keyed state
  }

  @Override
  public void open(OpenContext context) {
    epoch = EpochState.of(submittedAt, restoredCheckpoint, getRuntimeContext());
    relations = getRuntimeContext().getMetricGroup().counter("relations");
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "relation",
                    new CodecType<>(FollowedRelation.class, new FollowedRelationCodec())));
  }

  @Override
  public void processElement(RelationMessage message, Context context, Collector<Relation> out)
      throws Exception {
    FollowedRelation before = state.value();
    FollowedRelation known = before == null ? FollowedRelation.NEW : before;
    if (message instanceof Stated stated) {
      Contest contest = known.statements().contest(Statement.of(stated.stated()));
      if (contest != null) {
        context.output(deadLetters, contested(stated.relationId(), contest.loser()));
      }
    }
    FollowedRelation relation = known.with(message);
    Relation due = relation.due(epoch);
    if (due != null) {
      if (relation.emission().revision() == 0 && due.stamp().revision() == 1) {
        relations.inc();
      }
      out.collect(due);
      relation = relation.emitted(due);
    }
    state.update(relation);
  }

  private static DeadLetter contested(String relationId, Statement loser) {
    return new DeadLetter(
        new RawRecord(
            "",
            0,
            0,
            loser.validTime(),
            relationId.getBytes(StandardCharsets.UTF_8),
            Bytes.encode(new StatementCodec(), loser),
            List.of()),
        "pair",
        "Two different statements of relation "
            + relationId
            + " claim sequence "
            + loser.sequence()
            + "; the one of "
            + loser.author()
            + " has the greater digest and does not stand");
  }
}
