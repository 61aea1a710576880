package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Judgement;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.feed.StatedRelations;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphWriter;
import io.clonestream.persist.TestGraph;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.Verdict;
import io.clonestream.verify.Difference;
import io.clonestream.verify.ExpectedGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The promise that everything else rests on: whatever the order, batching, duplication and delay in
 * which recorded events arrive, and whatever crashes, restores and changes of parallelism come
 * between, the graph is the one that the oracle computes from the set of events.
 *
 * <p>{@code -Djqwik.tries.default=5000} tries as many; the default is in junit-platform.properties.
 */
class ProtocolTest {

  private static final List<String> REPOSITORIES = List.of("shop", "bill", "late");
  private static final int FILES = 3;

  /** The second at which a repository's history begins; the last is loaded after it lived. */
  private static final List<Long> BEGINNINGS = List.of(1_000L, 1_100L, 300L);

  /** What a step does to a file of a repository. */
  enum Kind {
    WRITE,
    /** Puts lines before everything: symbols are relocated. */
    SHIFT,
    /** Declares everything twice: symbols are numbered. */
    TWIN,
    /** Says that the file is generated, or no longer. */
    GENERATE,
    MOVE,
    DELETE,
    REVERT,
    FORCED_PUSH
  }

  /**
   * One step of a branch.
   *
   * @param clock seconds by which the committer's clock moved, backwards too
   */
  record Step(int repository, Kind kind, int file, int content, int clock) {}

  /**
   * What somebody says of two of the symbols that ever were, or of one that never was.
   *
   * @param second at which it begins to hold; earlier than what was said before, too
   */
  record Saying(int from, int to, RelationKind kind, boolean retracted, int second, int note) {}

  /**
   * A calibration is published.
   *
   * @param sequence that several may claim
   */
  record Calibrating(int kind, int sequence) {}

  @Property
  void theGraphIsAFunctionOfTheSetOfRecordedEvents(
      @ForAll("histories") List<Step> history,
      @ForAll("sayings") List<Saying> sayings,
      @ForAll("calibratings") List<Calibrating> calibratings,
      @ForAll long chance)
      throws Exception {
    Recorded recorded = recorded(history, sayings, calibratings);
    Random random = new Random(chance);
    GraphInMemory graph = new GraphInMemory("protocol");

    try (var job = new SimulatedJob(disturbed(recorded, random), random, graph::write)) {
      job.run(random.nextInt(4));
    }

    assertThat(differences(graph.contents(), expected(recorded))).isEmpty();
  }

  /** The same against a real Neo4j, through the writer and its micro-batches. */
  @Property(tries = 15)
  void soIsTheGraphInNeo4j(
      @ForAll("histories") List<Step> history,
      @ForAll("sayings") List<Saying> sayings,
      @ForAll("calibratings") List<Calibrating> calibratings,
      @ForAll long chance)
      throws Exception {
    Recorded recorded = recorded(history, sayings, calibratings);
    Random random = new Random(chance);
    TestGraph neo4j = TestGraph.shared();
    neo4j.clear();

    try (GraphWriter writer = neo4j.writer();
        GraphReader reader = new GraphReader(neo4j.connection())) {
      writer.open(1);
      List<GraphRow> batch = new ArrayList<>();
      long[] epoch = {1};
      try (var job =
          new SimulatedJob(
              disturbed(recorded, random),
              random,
              row -> {
                batch.add(row);
                epoch[0] = Math.max(epoch[0], row.stamp().epoch());
                if (random.nextInt(8) == 0) {
                  writer.write(batch, epoch[0]);
                  batch.clear();
                }
              })) {
        job.run(random.nextInt(4));
      }
      writer.write(batch, epoch[0]);

      GraphContent expected = GraphContent.of(expected(recorded).values());
      assertThat(Difference.between(expected, GraphContent.stored(reader))).isEmpty();
    }
  }

  static List<String> differences(
      SortedMap<String, GraphRow> streamed, SortedMap<String, GraphRow> expected) {
    List<String> differences = new ArrayList<>();
    SortedSet<String> keys = new TreeSet<>(expected.keySet());
    keys.addAll(streamed.keySet());
    for (String key : keys) {
      if (!Objects.equals(expected.get(key), streamed.get(key))) {
        differences.add("expected " + expected.get(key) + " but was " + streamed.get(key));
      }
    }
    return differences;
  }

  @Provide
  Arbitrary<List<Step>> histories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, REPOSITORIES.size() - 1),
            Arbitraries.of(Kind.class),
            Arbitraries.integers().between(0, FILES - 1),
            Arbitraries.integers().between(0, 7),
            Arbitraries.integers().between(-20, 60))
        .as(Step::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(14);
  }

  @Provide
  Arbitrary<List<Saying>> sayings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 4),
            Arbitraries.of(RelationKind.DEPENDS_ON, RelationKind.FOLLOWS, RelationKind.VERDICT),
            Arbitraries.of(false, false, true),
            Arbitraries.integers().between(950, 1_500),
            Arbitraries.integers().between(0, 1))
        .as(Saying::new)
        .list()
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<List<Calibrating>> calibratings() {
    return Combinators.combine(
            Arbitraries.integers().between(0, Recalibrations.KINDS - 1),
            Arbitraries.integers().between(1, 4))
        .as(Calibrating::new)
        .list()
        .ofMaxSize(4);
  }

  /** Late, twice, in any order: as replayed dead letters and redelivered records come. */
  static List<Object> disturbed(Recorded recorded, Random random) {
    List<Object> events = new ArrayList<>(recorded.facts());
    events.addAll(recorded.commits());
    events.addAll(recorded.relations());
    recorded
        .calibrations()
        .forEach(published -> events.add(random.nextInt(events.size() + 1), published));
    List<Object> arriving = new ArrayList<>(events);
    events.stream().filter(event -> random.nextInt(5) == 0).forEach(arriving::add);
    if (random.nextBoolean()) {
      Collections.shuffle(arriving, random);
    } else {
      for (int late = random.nextInt(4); late > 0 && !arriving.isEmpty(); late--) {
        arriving.add(arriving.remove(random.nextInt(arriving.size())));
      }
    }
    return arriving;
  }

  static SortedMap<String, GraphRow> expected(Recorded recorded) {
    ExpectedGraph oracle = new ExpectedGraph();
    recorded.facts().forEach(oracle::add);
    recorded.commits().forEach(oracle::add);
    recorded.relations().forEach(oracle::add);
    SortedMap<String, GraphRow> rows = new TreeMap<>();
    TestOracle.rows(oracle, recorded.calibrations()).forEach(row -> rows.put(row.key(), row));
    return rows;
  }

  /** What was published of a history. */
  record Recorded(
      List<SymbolFact> facts,
      List<CommitPublished> commits,
      List<RelationStated> relations,
      List<CalibrationPublished> calibrations) {

    /** Of some of its events, in any order. */
    static Recorded of(List<Object> events) {
      return new Recorded(
          some(events, SymbolFact.class),
          some(events, CommitPublished.class),
          some(events, RelationStated.class),
          some(events, CalibrationPublished.class));
    }

    private static <E> List<E> some(List<Object> events, Class<E> kind) {
      return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  static Recorded recorded(
      List<Step> history, List<Saying> sayings, List<Calibrating> calibratings) {
    Recorded published = recorded(history);
    List<SymbolFact> facts = published.facts();
    List<String> symbols = new ArrayList<>(List.of("default/shop@main:Never.java#never()"));
    facts.stream().map(SymbolFact::symbolId).distinct().sorted().forEach(symbols::add);
    List<RelationStated> relations = new ArrayList<>();
    Map<String, Long> sequences = new TreeMap<>();
    for (Saying saying : sayings) {
      String from = symbols.get(saying.from() % symbols.size());
      String to = symbols.get(saying.to() % symbols.size());
      if (!from.equals(to)) {
        relations.add(stated(saying, from, to, sequences));
      }
    }
    List<CalibrationPublished> calibrations =
        calibratings.stream().map(c -> Recalibrations.published(c.kind(), c.sequence())).toList();
    return new Recorded(facts, published.commits(), relations, calibrations);
  }

  private static RelationStated stated(
      Saying saying, String from, String to, Map<String, Long> sequences) {
    boolean verdict = saying.kind() == RelationKind.VERDICT;
    boolean inOrder = !verdict || from.compareTo(to) < 0;
    String source = inOrder ? from : to;
    String target = inOrder ? to : from;
    RelationStated stated =
        StatedRelations.stated(
            saying.kind(),
            source,
            target,
            sequences.merge(saying.kind() + source + target, 1L, Long::sum),
            saying.retracted() ? Verdict.RETRACTED : Verdict.STATED,
            saying.second() * 1_000L,
            "note " + saying.note());
    if (verdict) {
      stated.setMetadata(new Judgement(saying.note() == 0, 3 + saying.note(), null).metadata());
    }
    return stated;
  }

  private static Recorded recorded(List<Step> history) {
    Map<Integer, Branch> branches = new TreeMap<>();
    for (Step step : history) {
      branches.computeIfAbsent(step.repository(), Branch::new).take(step);
    }
    List<SymbolFact> facts = new ArrayList<>();
    List<CommitPublished> commits = new ArrayList<>();
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    for (Branch branch : branches.values()) {
      branch.steps.records().stream()
          .map(record -> Fingerprint.of(decoder.decode(record.value())))
          .forEach(facts::add);
      commits.addAll(branch.steps.commits());
    }
    return new Recorded(facts, commits, List.of(), List.of());
  }

  /** A branch while its history is told. */
  private static final class Branch {
    private final RecordedSteps steps;
    private final List<Map<String, String>> past = new ArrayList<>();
    private final Map<String, String> tree = new TreeMap<>();
    private long second;

    Branch(int repository) {
      steps = new RecordedSteps(REPOSITORIES.get(repository));
      second = BEGINNINGS.get(repository);
    }

    void take(Step step) {
      String path = "F" + step.file() + ".java";
      past.add(new TreeMap<>(tree));
      switch (step.kind()) {
        case WRITE -> tree.put(path, Sources.prices(step.content()));
        case SHIFT -> tree.computeIfPresent(path, (p, text) -> "// a line\n" + text);
        case TWIN ->
            tree.computeIfPresent(path, (p, text) -> text + Sources.prices(step.content()));
        case GENERATE -> tree.computeIfPresent(path, (p, text) -> Sources.generated(text));
        case MOVE -> {
          String moved = tree.remove(path);
          if (moved != null) {
            tree.put("moved/" + path, moved);
          }
        }
        case DELETE -> tree.remove(path);
        case REVERT -> replace(past.get(Math.max(0, past.size() - 2)));
        case FORCED_PUSH -> replace(past.get(step.content() % past.size()));
      }
      second += step.clock();
      steps.step(second, tree);
    }

    private void replace(Map<String, String> other) {
      Map<String, String> copy = new TreeMap<>(other);
      tree.clear();
      tree.putAll(copy);
    }
  }
}
