package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.CodecType;
import io.clonestream.codec.Digest;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.FollowedSymbol.Identity;
import io.clonestream.follow.SymbolHistory.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by symbol: keeps its versions in order and emits the signed facts by which timelines move;
 * the symbol's whole history, stamped, and losers of a contested sequence as side outputs.
 */
public final class FollowFunction extends OwnerFunction<SymbolFact, Membership> {

  private static final long serialVersionUID = 1L;

  private static final SymbolHistoryCodec CONTENT = new SymbolHistoryCodec();

  private final OutputTag<SymbolHistory> histories;
  private final OutputTag<DeadLetter> deadLetters;
  private transient ValueState<FollowedSymbol> state;
  private transient Histogram micros;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public FollowFunction(
      long submittedAt,
      OutputTag<SymbolHistory> histories,
      OutputTag<Answer> answers,
      OutputTag<DeadLetter> deadLetters) {
    super(submittedAt, answers);
    this.histories = histories;
    this.deadLetters = deadLetters;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    micros =
        new StageMetrics(getRuntimeContext().getMetricGroup()).histogram(StageMetric.FOLLOW_MICROS);
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "symbol", new CodecType<>(FollowedSymbol.class, new FollowedSymbolCodec())));
  }

  @Override
  protected Answer answer(Request request) throws Exception {
    FollowedSymbol known = state.value();
    FollowedSymbol answering =
        (known == null ? FollowedSymbol.unknown(request.id()) : known).answering(epoch(), request);
    Stamp stamp = new Stamp(epoch(), answering.revision());
    SymbolHistory history = answering.history(stamp);
    state.update(answering);
    return history == null
        ? Answer.withdrawing(request, stamp)
        : Answer.of(request, stamp, CONTENT, history);
  }

  @Override
  public void processElement1(SymbolFact fact, Context context, Collector<Membership> out)
      throws Exception {
    long start = System.nanoTime();
    follow(fact, context, out);
    micros.update((System.nanoTime() - start) / 1_000);
  }

  private void follow(SymbolFact fact, Context context, Collector<Membership> out)
      throws Exception {
    FollowedSymbol known = state.value();
    if (known == null) {
      known = new FollowedSymbol(Identity.of(fact), new TreeMap<>(), 0, 0, 0);
    }
    boolean isNew = known.entries().isEmpty(); // or only asked for until now
    SymbolVersions versions = new SymbolVersions(new TreeMap<>(known.entries()));
    List<Version> before = versions.versions();
    SymbolEntry loser = versions.add(SymbolEntry.of(fact));
    if (loser != null) {
      context.output(deadLetters, contested(fact, loser));
    }
    List<Version> after = versions.versions();
    FollowedSymbol.difference(before, after, fact).forEach(out::collect);
    known =
        new FollowedSymbol(
            isNew ? Identity.of(fact) : known.identity().with(fact),
            versions.entries(),
            known.revision(),
            known.emittedEpoch(),
            known.emittedDigest());

    SymbolHistory bare = known.history(Stamp.NONE, after);
    long digest = bare == null ? 0 : Digest.of(CONTENT, bare);
    if (bare != null && (known.emittedEpoch() != epoch() || known.emittedDigest() != digest)) {
      long revision = known.revision() + 1;
      context.output(histories, bare.withStamp(new Stamp(epoch(), revision)));
      state.update(
          new FollowedSymbol(known.identity(), known.entries(), revision, epoch(), digest));
    } else {
      state.update(known);
    }
  }

  private static DeadLetter contested(SymbolFact fact, SymbolEntry loser) {
    return new DeadLetter(
        new RawRecord(
            "",
            0,
            0,
            -1,
            fact.symbolId().getBytes(StandardCharsets.UTF_8),
            Bytes.encode(new SymbolEntryCodec(), loser),
            List.of()),
        "follow",
        "Two different changes of "
            + fact.symbolId()
            + " claim sequence "
            + fact.sequence()
            + "; the one of commit "
            + loser.commit()
            + " does not stand: content does before none, then the lesser digest");
  }
}
