package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.feed.RecordedCalibrations;
import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.feed.RequestRecords;
import io.clonestream.feed.StatedRelations;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.gate.GateOptions;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorSource;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.Remedy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole pipeline over RocksDB in a mini cluster; only Kafka and Neo4j are replaced by lists.
 */
class CloneStreamPipelineTest {

  /** Nobody ever stated this name: asking for it changes nothing. */
  private static final List<Request> NEEDLESS = List.of(Request.of(Kind.NAME, "nobody", 0, 0));

  /** This is none: it changes nothing. */
  private static final List<RawRecord> NO_CALIBRATION =
      List.of(RecordedCalibrations.record("none", 9, new byte[] {1, 2, 3}));

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void theGraphDependsNeitherOnTheOrderOfArrivalNorOnDuplicatesNorOnParallelism() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    SortedMap<String, GraphRow> inOrder = run("in order", recorded, 1);

    List<RawRecord> shuffled = new ArrayList<>(recorded);
    shuffled.addAll(recorded.subList(0, recorded.size() / 2));
    Collections.shuffle(shuffled, new Random(42));
    SortedMap<String, GraphRow> outOfOrder = run("out of order", shuffled, 2);

    assertThat(outOfOrder).isEqualTo(inOrder);
    assertThat(inOrder.keySet()).filteredOn(key -> key.startsWith("symbol ")).hasSizeGreaterThan(6);
    assertThat(inOrder.values())
        .filteredOn(row -> row instanceof GraphRow.PairRow pair && ended(pair.pair()))
        .as("pairs with a history that ended")
        .isNotEmpty();
  }

  /** Promise 1 of the stream: it equals the batch. */
  @Test
  void theGraphIsTheOneThatTheOracleComputesWithoutFlink() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    SortedMap<String, GraphRow> expected = expected(recorded, List.of());

    SortedMap<String, GraphRow> streamed = run("against the oracle", recorded, 2);

    assertThat(streamed).isEqualTo(expected);
    assertThat(pairs(streamed)).isNotEmpty();
    assertThat(streamed.keySet()).filteredOn(key -> key.startsWith("relation ")).hasSize(2);
    assertThat(streamed.keySet()).filteredOn(key -> key.startsWith("tag ")).hasSize(2);
  }

  /** The switch infer.model=none: what resembles by its words is found, and by nothing else. */
  @Test
  void withInferenceSwitchedOffTheGraphIsThatOfWordsAlone() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    StreamExecutionEnvironment env = environment(2);
    GraphInMemory graph = new GraphInMemory("switched off");
    Configuration off = new Configuration();
    off.set(InferOptions.MODEL, "none");
    wire(env, graph, recorded, NEEDLESS, NO_CALIBRATION, off);
    env.execute("switched off");

    try (TextEmbedder none = InferOptions.open(off)) {
      assertThat(graph.contents()).isEqualTo(expected(recorded, List.of(), new VectorSource(none)));
    }
    assertThat(pairs(graph.contents()))
        .isNotEmpty()
        .allMatch(pair -> pair.similarity().model().equals("lexical"));
  }

  /** The switch gate.cache-records=0: it costs, and decides nothing. */
  @Test
  void withTheCacheSwitchedOffTheGraphIsTheSame() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    StreamExecutionEnvironment env = environment(1);
    GraphInMemory graph = new GraphInMemory("uncached");
    Configuration uncached = hashing();
    uncached.set(GateOptions.CACHE_RECORDS, 0L);
    uncached.set(GateOptions.DIRTY_RECORDS, 1);
    wire(env, graph, recorded, NEEDLESS, NO_CALIBRATION, uncached);
    env.execute("uncached");

    assertThat(graph.contents()).isEqualTo(expected(recorded, List.of()));
  }

  @Test
  void everyPairPastOnesTooMovesToTheCalibrationThatIsPublished() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    List<CalibrationPublished> published =
        List.of(Recalibrations.published(3, 2), Recalibrations.published(0, 1));
    SortedMap<String, GraphRow> unmoved = expected(recorded, List.of());

    StreamExecutionEnvironment env = environment(2);
    GraphInMemory graph = new GraphInMemory("moved");
    List<RawRecord> calibrations =
        new ArrayList<>(published.stream().map(RecordedCalibrations::record).toList());
    calibrations.addAll(NO_CALIBRATION);
    wire(env, graph, recorded, NEEDLESS, calibrations);
    env.execute("moved");

    assertThat(graph.contents()).isEqualTo(expected(recorded, published));
    assertThat(pairs(graph.contents()))
        .as("some vanish")
        .hasSizeBetween(1, pairs(unmoved).size() - 1)
        .allMatch(pair -> pair.similarity().calibration().equals("strictest"));
  }

  @Test
  void everyOwnerAnswersWhatItIsAskedAndTheGraphStaysAsItIs() throws Exception {
    List<RawRecord> recorded = SmallHistory.changes();
    SortedMap<String, GraphRow> unasked = run("unasked", recorded, 1);
    List<Request> requests = new ArrayList<>();
    requests.addAll(
        Remedy.of(unasked.keySet(), Map.of(), Map.of(), Remedy.records(unasked.values())));
    requests.add(Request.of(Kind.SYMBOL, "ghost", 0, 0));
    requests.add(Request.of(Kind.NAME, "ghost", 0, 0));

    StreamExecutionEnvironment env = environment(2);
    GraphInMemory graph = new GraphInMemory("asked");
    wire(env, graph, recorded, requests, NO_CALIBRATION);
    env.execute("asked");

    assertThat(graph.contents()).isEqualTo(unasked);
    assertThat(graph.asked()).containsAll(requests.stream().map(Request::key).toList());
  }

  @Test
  void everyOperatorHasAUidANameAndTheFixedMaxParallelism() throws Exception {
    StreamExecutionEnvironment env = environment(2);
    wire(env, new GraphInMemory("unused"), SmallHistory.changes(), NEEDLESS, NO_CALIBRATION);

    var graph = env.getStreamGraph();
    assertThat(graph.getStreamNodes()).hasSizeGreaterThan(15);
    for (StreamNode node : graph.getStreamNodes()) {
      assertThat(node.getTransformationUID()).as("uid of " + node).isNotBlank();
      assertThat(node.getOperatorName()).as("name of " + node).isNotBlank();
      assertThat(node.getMaxParallelism())
          .as("max parallelism of " + node)
          .isIn(-1, CloneStreamPipeline.MAX_PARALLELISM);
    }
    assertThat(env.getMaxParallelism()).isEqualTo(CloneStreamPipeline.MAX_PARALLELISM);
  }

  /** What the oracle computes. */
  private static SortedMap<String, GraphRow> expected(
      List<RawRecord> recorded, List<CalibrationPublished> calibrations) {
    return expected(recorded, calibrations, TestOracle.VECTORS);
  }

  private static SortedMap<String, GraphRow> expected(
      List<RawRecord> recorded, List<CalibrationPublished> calibrations, VectorSource vectors) {
    ExpectedGraph oracle = new ExpectedGraph();
    for (RawRecord record : recorded) {
      oracle.add(Fingerprint.of(EventDecoder.symbolChanges().decode(record.value())));
    }
    SmallHistory.stated(recorded).forEach(oracle::add);
    SmallHistory.tags().forEach(oracle::add);
    SortedMap<String, GraphRow> expected = new TreeMap<>();
    TestOracle.rows(oracle, calibrations, vectors).forEach(row -> expected.put(row.key(), row));
    return expected;
  }

  private static List<PairEdges> pairs(SortedMap<String, GraphRow> rows) {
    return rows.values().stream()
        .filter(GraphRow.PairRow.class::isInstance)
        .map(row -> ((GraphRow.PairRow) row).pair())
        .toList();
  }

  private static boolean ended(PairEdges pair) {
    return pair.versions().stream().anyMatch(version -> version.closedBy() != null);
  }

  @Test
  void noBarrierOvertakesWhereSomethingIsBroadcast() {
    StreamExecutionEnvironment env = environment(2);
    env.enableCheckpointing(1_000);
    wire(env, new GraphInMemory("barriers"), SmallHistory.changes(), NEEDLESS, NO_CALIBRATION);

    boolean broadcasts =
        env.getStreamGraph().getStreamNodes().stream()
            .flatMap(node -> node.getInEdges().stream())
            .anyMatch(edge -> edge.getPartitioner().isBroadcast());
    assertThat(broadcasts).isTrue();
    assertThat(env.getCheckpointConfig().isUnalignedCheckpointsEnabled()).isFalse();
  }

  private static SortedMap<String, GraphRow> run(
      String name, List<RawRecord> records, int parallelism) throws Exception {
    StreamExecutionEnvironment env = environment(parallelism);
    GraphInMemory graph = new GraphInMemory(name);
    wire(env, graph, records, NEEDLESS, NO_CALIBRATION);
    env.execute(name);
    return graph.contents();
  }

  private static StreamExecutionEnvironment environment(int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(CloneStreamJob.flinkDefaults());
    env.setParallelism(parallelism);
    env.setMaxParallelism(CloneStreamPipeline.MAX_PARALLELISM);
    return env;
  }

  private static Configuration hashing() {
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, "hashing");
    return config;
  }

  private static void wire(
      StreamExecutionEnvironment env,
      GraphInMemory graph,
      List<RawRecord> records,
      List<Request> requests,
      List<RawRecord> calibrations) {
    wire(env, graph, records, requests, calibrations, hashing());
  }

  private static void wire(
      StreamExecutionEnvironment env,
      GraphInMemory graph,
      List<RawRecord> records,
      List<Request> requests,
      List<RawRecord> calibrations,
      Configuration config) {
    CloneStreamPipeline.wire(
        new CloneStreamPipeline.Sources(
            source(env, "changes", records),
            source(env, "commits", SmallHistory.tags().stream().map(SmallHistory::record).toList()),
            source(
                env,
                "relations",
                SmallHistory.stated(records).stream().map(StatedRelations::record).toList()),
            source(env, "calibrations", calibrations),
            source(
                env, "requests", requests.stream().map(CloneStreamPipelineTest::record).toList())),
        new CloneStreamPipeline.Services(new InferFunction(config), 64, graph, 64),
        new CloneStreamPipeline.Sinks(
            new DiscardingSink<PairEdges>(), new DiscardingSink<DeadLetter>()),
        config,
        1_800_000_000_000L,
        InferOptions.modelId(config));
  }

  private static DataStream<RawRecord> source(
      StreamExecutionEnvironment env, String name, List<RawRecord> records) {
    return env.fromData(records, new CodecType<>(RawRecord.class, new RawRecordCodec()))
        .name(name)
        .uid(name);
  }

  private static RawRecord record(Request request) {
    return new RawRecord(
        Topics.REQUESTS,
        0,
        0,
        0,
        RequestRecords.key(request),
        RequestRecords.value(request),
        List.of());
  }
}
