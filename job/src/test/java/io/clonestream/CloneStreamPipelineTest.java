package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RawRecordCodec;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.feed.Request;
import io.clonestream.feed.Request.Kind;
import io.clonestream.feed.RequestRecords;
import io.clonestream.feed.StatedRelations;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Scorer;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.TagPublished;
import io.clonestream.schemas.Verdict;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import io.clonestream.verify.Remedy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
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

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void theGraphDependsNeitherOnTheOrderOfArrivalNorOnDuplicatesNorOnParallelism() throws Exception {
    List<RawRecord> recorded = recorded();
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
    List<RawRecord> recorded = recorded();
    ExpectedGraph oracle = new ExpectedGraph();
    for (RawRecord record : recorded) {
      oracle.add(Fingerprint.of(EventDecoder.symbolChanges().decode(record.value())));
    }
    stated(recorded).forEach(oracle::add);
    tags().forEach(oracle::add);
    List<EmbeddedFragment> embedded =
        new VectorSource(new HashingEmbedder()).of(oracle.compared(), done -> {});
    List<Similarity> pairs =
        new ExpectedPairs(
                Codebook.load(Codebook.DEFAULT),
                MatchOptions.SKETCH_DISTANCE.defaultValue(),
                new Scorer(Calibration.load(Calibration.DEFAULT)))
            .of(embedded);
    SortedMap<String, GraphRow> expected = new TreeMap<>();
    oracle.rows(pairs).forEach(row -> expected.put(row.key(), row));

    SortedMap<String, GraphRow> streamed = run("against the oracle", recorded, 2);

    assertThat(streamed).isEqualTo(expected);
    assertThat(pairs).isNotEmpty();
    assertThat(streamed.keySet()).filteredOn(key -> key.startsWith("relation ")).hasSize(2);
    assertThat(streamed.keySet()).filteredOn(key -> key.startsWith("tag ")).hasSize(2);
  }

  @Test
  void everyOwnerAnswersWhatItIsAskedAndTheGraphStaysAsItIs() throws Exception {
    List<RawRecord> recorded = recorded();
    SortedMap<String, GraphRow> unasked = run("unasked", recorded, 1);
    List<Request> requests = new ArrayList<>();
    requests.addAll(
        Remedy.of(unasked.keySet(), Map.of(), Map.of(), Remedy.records(unasked.values())));
    requests.add(Request.of(Kind.SYMBOL, "ghost", 0, 0));
    requests.add(Request.of(Kind.NAME, "ghost", 0, 0));

    StreamExecutionEnvironment env = environment(2);
    GraphInMemory graph = new GraphInMemory("asked");
    wire(env, graph, recorded, requests);
    env.execute("asked");

    assertThat(graph.contents()).isEqualTo(unasked);
    assertThat(graph.asked()).containsAll(requests.stream().map(Request::key).toList());
  }

  @Test
  void everyOperatorHasAUidANameAndTheFixedMaxParallelism() throws Exception {
    StreamExecutionEnvironment env = environment(2);
    wire(env, new GraphInMemory("unused"), recorded(), NEEDLESS);

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

  private static boolean ended(PairEdges pair) {
    return pair.versions().stream().anyMatch(version -> version.closedBy() != null);
  }

  private static SortedMap<String, GraphRow> run(
      String name, List<RawRecord> records, int parallelism) throws Exception {
    StreamExecutionEnvironment env = environment(parallelism);
    GraphInMemory graph = new GraphInMemory(name);
    wire(env, graph, records, NEEDLESS);
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

  private static void wire(
      StreamExecutionEnvironment env,
      GraphInMemory graph,
      List<RawRecord> records,
      List<Request> requests) {
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, "hashing");
    CloneStreamPipeline.wire(
        new CloneStreamPipeline.Sources(
            source(env, "changes", records),
            source(env, "commits", tags().stream().map(CloneStreamPipelineTest::record).toList()),
            source(
                env, "relations", stated(records).stream().map(StatedRelations::record).toList()),
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

  /** A tag that moved, recorded in the wrong order, and one that is gone. */
  private static List<TagPublished> tags() {
    return List.of(
        new TagPublished("default", "shop", "main", "v1", "b".repeat(40), 3L),
        new TagPublished("default", "shop", "main", "v1", "a".repeat(40), 1L),
        new TagPublished("default", "shop", "main", "v0", null, 2L));
  }

  private static RawRecord record(TagPublished tag) {
    byte[] key = tag.getName().getBytes(StandardCharsets.UTF_8);
    try {
      byte[] value = tag.toByteBuffer().array();
      return new RawRecord(Topics.COMMITS, 0, tag.getSequence(), 0, key, value, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What somebody says of the first symbols: two relations hold, one was taken back. */
  private static List<RelationStated> stated(List<RawRecord> records) {
    List<String> symbols =
        records.stream()
            .map(record -> new String(record.key(), StandardCharsets.UTF_8))
            .distinct()
            .sorted()
            .toList();
    String a = symbols.get(0);
    String b = symbols.get(3);
    return List.of(
        StatedRelations.stated(RelationKind.BLOCKS, a, b, 1, Verdict.STATED, 5_000, "first"),
        StatedRelations.stated(RelationKind.BLOCKS, a, b, 2, Verdict.STATED, 1_020_000, "second"),
        StatedRelations.stated(RelationKind.FOLLOWS, b, a, 1, Verdict.STATED, 1_001_000, "kept"),
        StatedRelations.stated(RelationKind.REFERENCES, a, b, 1, Verdict.STATED, 9_000, "back"),
        StatedRelations.stated(RelationKind.REFERENCES, a, b, 2, Verdict.RETRACTED, 8_000, ""));
  }

  /** Two repositories: copies, edits, renames, removals, code that comes back. */
  private static List<RawRecord> recorded() {
    RecordedSteps shop = new RecordedSteps("shop");
    RecordedSteps bill = new RecordedSteps("bill");
    Map<String, String> shopTree = new LinkedHashMap<>();
    Map<String, String> billTree = new LinkedHashMap<>();
    for (int step = 0; step < 6; step++) {
      shopTree.put("A" + step + ".java", method("total" + step, "sum", step % 3));
      billTree.put(
          "B" + step + ".java", method("total" + step, step % 2 == 0 ? "sum" : "acc", step));
      if (step == 3) {
        shopTree.remove("A1.java");
        billTree.put("B0.java", "\n\n" + method("total0", "other", 2));
      }
      if (step == 5) {
        shopTree.put("A1.java", method("total1", "sum", 1));
        billTree.remove("B2.java");
      }
      shop.step(1_000 + step * 10L, shopTree);
      bill.step(1_003 + step * 10L, billTree);
    }
    List<RawRecord> records = new ArrayList<>(shop.records());
    records.addAll(bill.records());
    return records;
  }

  private static String method(String name, String variable, int edits) {
    StringBuilder extra = new StringBuilder();
    for (int i = 0; i < edits; i++) {
      extra.append("      if (item.price() > ").append(i).append(") { count++; }\n");
    }
    return """
    class Prices {
      long NAME(java.util.List<Item> items) {
        long VAR = 0;
        int count = 0;
        for (Item item : items) {
    EXTRA
          VAR += item.price() * item.quantity();
        }
        return VAR + count;
      }
    }
    """
        .replace("NAME", name)
        .replace("VAR", variable)
        .replace("EXTRA", extra.toString());
  }
}
