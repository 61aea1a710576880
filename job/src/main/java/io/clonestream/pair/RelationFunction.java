package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecType;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.Request;
import io.clonestream.follow.Answer;
import io.clonestream.follow.OwnerFunction;
import io.clonestream.follow.Stamp;
import io.clonestream.pair.RelationMessage.Stated;
import io.clonestream.pair.Statements.Contest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by relation: intersects what was stated with the lives of both symbols and emits all
 * versions whenever they or the epoch differ from what was last emitted; losers of a contested
 * sequence as side output.
 */
public final class RelationFunction extends OwnerFunction<RelationMessage, Relation> {

  private static final long serialVersionUID = 1L;
  private static final RelationCodec CONTENT = new RelationCodec();

  private final OutputTag<DeadLetter> deadLetters;
  private transient ValueState<FollowedRelation> state;
  private transient Counter relations;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public RelationFunction(
      long submittedAt, OutputTag<Answer> answers, OutputTag<DeadLetter> deadLetters) {
    super(submittedAt, answers);
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    relations =
        new StageMetrics(getRuntimeContext().getMetricGroup()).counter(StageMetric.PAIR_RELATIONS);
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "relation",
                    new CodecType<>(FollowedRelation.class, new FollowedRelationCodec())));
  }

  @Override
  public void processElement1(RelationMessage message, Context context, Collector<Relation> out)
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
    Relation due = relation.due(epoch());
    if (due != null) {
      if (relation.emission().revision() == 0 && due.stamp().revision() == 1) {
        relations.inc();
      }
      out.collect(due);
      relation = relation.emitted(due);
    }
    state.update(relation);
  }

  @Override
  protected Answer answer(Request request) throws Exception {
    FollowedRelation known = state.value();
    FollowedRelation relation = known == null ? FollowedRelation.NEW : known;
    Stamp stamp = Stamp.answering(epoch(), relation.emission().revision(), request);
    Relation content = relation.answer(stamp);
    state.update(relation.answered(stamp));
    return content == null
        ? Answer.withdrawing(request, stamp)
        : Answer.of(request, stamp, CONTENT, content);
  }

  private static DeadLetter contested(String relationId, Statement loser) {
    return new DeadLetter(
        new RawRecord(
            "",
            0,
            0,
            -1,
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
