package io.clonestream;

import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecType;
import io.clonestream.feed.CalibrationPublishedCodec;
import io.clonestream.feed.CommitPublishedCodec;
import io.clonestream.feed.CountLettersFunction;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.DeadLetterCodec;
import io.clonestream.feed.DecodeCommitFunction;
import io.clonestream.feed.DecodeRelationFunction;
import io.clonestream.feed.DecodeRequestFunction;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RelationStatedCodec;
import io.clonestream.feed.Request;
import io.clonestream.feed.RequestCodec;
import io.clonestream.feed.TagPublishedCodec;
import io.clonestream.fingerprint.FingerprintFunction;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.fingerprint.SymbolFactCodec;
import io.clonestream.follow.Answer;
import io.clonestream.follow.AnswerCodec;
import io.clonestream.follow.FollowFunction;
import io.clonestream.follow.Membership;
import io.clonestream.follow.MembershipCodec;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.gate.GateOperator;
import io.clonestream.gate.GateOptions;
import io.clonestream.gate.GateState;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.EmbeddedFragmentCodec;
import io.clonestream.match.BlockEntry;
import io.clonestream.match.BlockEntryCodec;
import io.clonestream.match.BlockFunction;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.CalibrationFunction;
import io.clonestream.match.HomeFunction;
import io.clonestream.match.HomeMessage;
import io.clonestream.match.HomeMessageCodec;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Similarity;
import io.clonestream.match.SimilarityCodec;
import io.clonestream.match.SpreadFunction;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdgesCodec;
import io.clonestream.pair.PairFunction;
import io.clonestream.pair.PairMessage;
import io.clonestream.pair.PairMessageCodec;
import io.clonestream.pair.PartnerFunction;
import io.clonestream.pair.PartnerMessage;
import io.clonestream.pair.PartnerMessageCodec;
import io.clonestream.pair.Relation;
import io.clonestream.pair.RelationCodec;
import io.clonestream.pair.RelationFunction;
import io.clonestream.pair.RelationMessage;
import io.clonestream.pair.RelationMessageCodec;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.TagPublished;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.util.OutputTag;

/**
 * The whole job graph; nothing else wires operators.
 *
 * <pre>
 *  changes ─▶ fingerprint ─▶ follow ─────▶ gate ─────▶ infer ─▶ spread ─▶ block ─▶ home ─▶ ┐
 *                 │ refused    │ histories  │ classes            │ features ────────▲       │ similarities
 *                 ▼            ▼            ├──────────────────────────▶ partner ◀─────────┤
 *             dead letters     │            │                              └──▶ pair ◀─────┘
 *                 ▲            ▼            ▼                                    │
 *                 └──────── persist ◀───────┴────────────────────────────────────┼─▶ edge topic
 *  commits ─▶ decode ──────────▲─▲───────────────────────────────────────────────┘
 *  relations ─▶ decode ─▶ stated ─┴─ relation ◀─ related ◀─ histories
 *  calibrations ─▶ calibration ─▶ home
 *  requests ─▶ requested ─▶ follow, gate, pair, relation ─▶ answers ─▶ persist
 * </pre>
 */
public final class CloneStreamPipeline {

  /** Key groups: fixed for the life of the state. */
  public static final int MAX_PARALLELISM = 128;

  private static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", type(DeadLetter.class, new DeadLetterCodec()));
  private static final OutputTag<SymbolHistory> HISTORIES =
      new OutputTag<>("histories", type(SymbolHistory.class, new SymbolHistoryCodec()));
  private static final OutputTag<TagPublished> TAGS =
      new OutputTag<>("tags", type(TagPublished.class, new TagPublishedCodec()));
  private static final OutputTag<CloneClass> CLASSES =
      new OutputTag<>("classes", type(CloneClass.class, new CloneClassCodec()));
  static final OutputTag<Answer> ANSWERS =
      new OutputTag<>("answers", type(Answer.class, new AnswerCodec()));
  private static final OutputTag<HomeMessage> FEATURES =
      new OutputTag<>("features", type(HomeMessage.class, new HomeMessageCodec()));

  private CloneStreamPipeline() {}

  /** What comes in. */
  public record Sources(
      DataStream<RawRecord> changes,
      DataStream<RawRecord> commits,
      DataStream<RawRecord> relations,
      DataStream<RawRecord> calibrations,
      DataStream<RawRecord> requests) {}

  /** What talks to the world while the data passes by. */
  public record Services(
      AsyncFunction<Fragment, EmbeddedFragment> infer,
      int inferCapacity,
      AsyncFunction<GraphRow, RejectedRow> persist,
      int persistCapacity) {}

  /** Where results go. */
  public record Sinks(Sink<PairEdges> edges, Sink<DeadLetter> deadLetters) {}

  /**
   * Wires the job.
   *
   * @param submittedAt milliseconds since 1970 UTC: leads the epoch
   * @param modelId model for which a fragment counts as seen
   */
  public static void wire(
      Sources sources,
      Services services,
      Sinks sinks,
      ReadableConfig config,
      long submittedAt,
      String modelId) {
    SingleOutputStreamOperator<SymbolFact> facts =
        named(
            "fingerprint",
            sources
                .changes()
                .process(
                    new FingerprintFunction(DEAD_LETTERS),
                    type(SymbolFact.class, new SymbolFactCodec())));

    SingleOutputStreamOperator<Request> requests =
        named(
            "requested",
            sources
                .requests()
                .process(
                    new DecodeRequestFunction(DEAD_LETTERS),
                    type(Request.class, new RequestCodec())));

    SingleOutputStreamOperator<Membership> memberships =
        named(
            "follow",
            facts
                .keyBy(SymbolFact::symbolId, Types.STRING)
                .connect(asked(requests, Request.Kind.SYMBOL).keyBy(Request::id, Types.STRING))
                .process(
                    new FollowFunction(submittedAt, HISTORIES, ANSWERS, DEAD_LETTERS),
                    type(Membership.class, new MembershipCodec())));

    int[] buckets = GateState.bucketKeys(MAX_PARALLELISM);
    SingleOutputStreamOperator<Fragment> newFragments =
        named(
            "gate",
            memberships
                .keyBy(fact -> buckets[GateState.bucket(fact.fragmentId())], Types.INT)
                .connect(
                    asked(requests, Request.Kind.CLASS)
                        .keyBy(asked -> buckets[GateState.bucket(asked.id())], Types.INT))
                .transform(
                    "gate",
                    type(Fragment.class, new FragmentCodec()),
                    new GateOperator(
                        submittedAt,
                        modelId,
                        GateOptions.settings(config),
                        buckets,
                        CLASSES,
                        ANSWERS)));
    DataStream<CloneClass> classes = newFragments.getSideOutput(CLASSES);

    SingleOutputStreamOperator<EmbeddedFragment> embedded =
        named(
            "infer",
            AsyncDataStream.unorderedWait(
                    newFragments,
                    services.infer(),
                    0,
                    TimeUnit.MILLISECONDS,
                    services.inferCapacity())
                .returns(type(EmbeddedFragment.class, new EmbeddedFragmentCodec())));

    SingleOutputStreamOperator<CalibrationPublished> calibrations =
        named(
            "calibration",
            sources
                .calibrations()
                .keyBy(record -> "", Types.STRING)
                .process(
                    new CalibrationFunction(
                        submittedAt, MatchOptions.calibration(config), DEAD_LETTERS),
                    type(CalibrationPublished.class, new CalibrationPublishedCodec())));
    DataStream<Similarity> similarities = match(embedded, calibrations, config);
    SingleOutputStreamOperator<PairEdges> pairs =
        pair(classes, similarities, requests, submittedAt);
    pairs.sinkTo(sinks.edges()).name("edge topic").uid("edge-topic");

    SingleOutputStreamOperator<CommitPublished> commits =
        named(
            "decode",
            sources
                .commits()
                .process(
                    new DecodeCommitFunction(TAGS, DEAD_LETTERS),
                    type(CommitPublished.class, new CommitPublishedCodec())));
    SingleOutputStreamOperator<RelationStated> statements =
        named(
            "decode relations",
            sources
                .relations()
                .process(
                    new DecodeRelationFunction(DEAD_LETTERS),
                    type(RelationStated.class, new RelationStatedCodec())));
    DataStream<SymbolHistory> histories = memberships.getSideOutput(HISTORIES);
    SingleOutputStreamOperator<Relation> relations =
        relate(histories, statements, requests, submittedAt);
    SingleOutputStreamOperator<DeadLetter> rejected =
        new GraphStage()
            .rows("symbol", histories, GraphRow.SymbolRow::new)
            .rows("class", classes, GraphRow.ClassRow::new)
            .rows("pair", pairs, GraphRow.PairRow::new)
            .rows("relation", relations, GraphRow.RelationRow::new)
            .rows("commit", commits, GraphRow.CommitRow::new)
            .rows("tag", commits.getSideOutput(TAGS), GraphRow.TagRow::new)
            .answers(memberships)
            .answers(newFragments)
            .answers(pairs)
            .answers(relations)
            .unowned(requests)
            .rejected(services);

    DataStream<DeadLetter> letters =
        facts
            .getSideOutput(DEAD_LETTERS)
            .union(
                memberships.getSideOutput(DEAD_LETTERS),
                commits.getSideOutput(DEAD_LETTERS),
                statements.getSideOutput(DEAD_LETTERS),
                relations.getSideOutput(DEAD_LETTERS),
                requests.getSideOutput(DEAD_LETTERS),
                calibrations.getSideOutput(DEAD_LETTERS),
                rejected);
    named("letters", letters.process(new CountLettersFunction(), DEAD_LETTERS.getTypeInfo()))
        .sinkTo(sinks.deadLetters())
        .name("dead letters")
        .uid("dead-letters");
  }

  /** Blocks find candidates, homes score them. */
  private static DataStream<Similarity> match(
      DataStream<EmbeddedFragment> embedded,
      DataStream<CalibrationPublished> calibrations,
      ReadableConfig config) {
    CalibrationFile calibration = MatchOptions.calibration(config);
    TypeInformation<HomeMessage> homeMessage = type(HomeMessage.class, new HomeMessageCodec());
    SingleOutputStreamOperator<BlockEntry> entries =
        named(
            "spread",
            embedded.process(
                new SpreadFunction(MatchOptions.blocks(config), calibration, FEATURES),
                type(BlockEntry.class, new BlockEntryCodec())));
    SingleOutputStreamOperator<HomeMessage> candidates =
        named(
            "block",
            entries
                .keyBy(BlockEntry::block, Types.LONG)
                .process(
                    new BlockFunction(calibration, config.get(MatchOptions.SCREEN_MARGIN)),
                    homeMessage));
    return named(
        "home",
        entries
            .getSideOutput(FEATURES)
            .union(candidates)
            .keyBy(HomeMessage::home, Types.STRING)
            .connect(calibrations.broadcast(HomeFunction.IN_FORCE))
            .process(new HomeFunction(calibration), type(Similarity.class, new SimilarityCodec())));
  }

  /** Timelines meet scores, first by class, then by pair. */
  private static SingleOutputStreamOperator<PairEdges> pair(
      DataStream<CloneClass> classes,
      DataStream<Similarity> similarities,
      DataStream<Request> requests,
      long submittedAt) {
    TypeInformation<PartnerMessage> partnerMessage =
        type(PartnerMessage.class, new PartnerMessageCodec());
    TypeInformation<PairMessage> pairMessage = type(PairMessage.class, new PairMessageCodec());
    DataStream<PartnerMessage> lived =
        named("lived", classes.<PartnerMessage>map(PartnerMessage.Lived::of, partnerMessage));
    DataStream<PartnerMessage> lower =
        named(
            "lower side",
            similarities.<PartnerMessage>map(PartnerMessage.Paired::lower, partnerMessage));
    DataStream<PartnerMessage> higher =
        named(
            "higher side",
            similarities.<PartnerMessage>map(PartnerMessage.Paired::higher, partnerMessage));
    DataStream<PairMessage> sides =
        named(
            "partner",
            lived
                .union(lower, higher)
                .keyBy(PartnerMessage::id, Types.STRING)
                .process(new PartnerFunction<>(PairMessage.SideLived::ofPair), pairMessage));
    DataStream<PairMessage> scores =
        named("scored", similarities.<PairMessage>map(PairMessage.Scored::new, pairMessage));
    return named(
        "pair",
        scores
            .union(sides)
            .keyBy(PairMessage::pairKey, Types.STRING)
            .connect(asked(requests, Request.Kind.PAIR).keyBy(Request::id, Types.STRING))
            .process(
                new PairFunction(submittedAt, ANSWERS),
                type(PairEdges.class, new PairEdgesCodec())));
  }

  /** Lives of symbols meet what is stated of them, first by symbol, then by relation. */
  private static SingleOutputStreamOperator<Relation> relate(
      DataStream<SymbolHistory> histories,
      DataStream<RelationStated> statements,
      DataStream<Request> requests,
      long submittedAt) {
    TypeInformation<PartnerMessage> partnerMessage =
        type(PartnerMessage.class, new PartnerMessageCodec());
    TypeInformation<RelationMessage> relationMessage =
        type(RelationMessage.class, new RelationMessageCodec());
    DataStream<PartnerMessage> lived =
        named(
            "symbol lived",
            histories.<PartnerMessage>map(PartnerMessage.Lived::of, partnerMessage));
    DataStream<PartnerMessage> from =
        named("from side", statements.<PartnerMessage>map(RelationMessage::from, partnerMessage));
    DataStream<PartnerMessage> to =
        named("to side", statements.<PartnerMessage>map(RelationMessage::to, partnerMessage));
    DataStream<RelationMessage> sides =
        named(
            "related",
            lived
                .union(from, to)
                .keyBy(PartnerMessage::id, Types.STRING)
                .process(new PartnerFunction<>(RelationMessage::side), relationMessage));
    DataStream<RelationMessage> stated =
        named(
            "stated",
            statements.<RelationMessage>map(RelationMessage.Stated::new, relationMessage));
    return named(
        "relation",
        stated
            .union(sides)
            .keyBy(RelationMessage::relationId, Types.STRING)
            .connect(asked(requests, Request.Kind.RELATION).keyBy(Request::id, Types.STRING))
            .process(
                new RelationFunction(submittedAt, ANSWERS, DEAD_LETTERS),
                type(Relation.class, new RelationCodec())));
  }

  /** Requests for one kind of key, on their way to its owner. */
  private static DataStream<Request> asked(DataStream<Request> requests, Request.Kind kind) {
    return named("asked " + kind.word(), requests.filter(request -> request.kind() == kind));
  }

  private static <T> TypeInformation<T> type(Class<T> type, Codec<T> codec) {
    return new CodecType<>(type, codec);
  }

  static <T> SingleOutputStreamOperator<T> named(
      String name, SingleOutputStreamOperator<T> operator) {
    return operator.name(name).uid(name.replace(' ', '-'));
  }
}
