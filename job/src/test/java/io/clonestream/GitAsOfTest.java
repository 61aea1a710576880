package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.GitRepository;
import io.clonestream.commit.TestRepository;
import io.clonestream.extract.Extractor;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.RecordedBranch;
import io.clonestream.feed.Snapshots;
import io.clonestream.feed.SourceReading;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.persist.Database;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphWriter;
import io.clonestream.persist.LivedContent;
import io.clonestream.persist.SimulatedDatabase;
import io.clonestream.persist.TestGraph;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.verify.AsOf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Promise 2 against Git itself: as of every commit, the graph that a history was streamed into
 * equals a fresh run on nothing but the tree of that commit.
 */
class GitAsOfTest {

  private static final BranchKey BRANCH = new BranchKey("default", "shop", "main");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
  private static final SourceReading READING =
      new SourceReading(path -> path.endsWith(".java"), 1 << 20, 100, new Extractor()::extract);

  @Property(tries = 40)
  void asOfEveryCommitTheStreamedGraphIsThatOfItsTree(
      @ForAll("histories") List<GitWorld.Edit> history, @ForAll long chance) throws Exception {
    inGit(
        history,
        (recorded, runs) -> {
          Random random = new Random(chance);
          SimulatedDatabase graph = SimulatedDatabase.reliable();
          new SimulatedJob(facts(recorded), random, graph).run(random.nextInt(3));
          Collection<GraphRow> rows = graph.rows().contents().values();

          for (CommitPublished step : recorded.steps()) {
            long at = step.getValidTime().toEpochMilli();
            AsOf asOf =
                runs.compare(
                    step, leftOut -> LivedContent.of(rows, BRANCH.key(), at), inferred -> {});
            assertThat(asOf.differences()).as(step.getHead()).isEmpty();
            assertThat(asOf.refused()).isEmpty();
          }
        });
  }

  @Property(tries = 5)
  void soIsTheGraphInNeo4j(@ForAll("histories") List<GitWorld.Edit> history, @ForAll long chance)
      throws Exception {
    TestGraph neo4j = TestGraph.shared();
    neo4j.clear();
    inGit(
        history,
        (recorded, runs) -> {
          try (GraphWriter writer = neo4j.writer();
              GraphReader reader = neo4j.reader()) {
            Random random = new Random(chance);
            new SimulatedJob(facts(recorded), random, Database.of(writer)).run(random.nextInt(2));

            for (CommitPublished step : recorded.steps()) {
              AsOf asOf = runs.compare(step, reader, inferred -> {});
              assertThat(asOf.differences()).as(step.getHead()).isEmpty();
            }
          }
        });
  }

  @Provide
  Arbitrary<List<GitWorld.Edit>> histories() {
    return Combinators.combine(
            Arbitraries.of(GitWorld.Kind.class),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 7),
            Arbitraries.of(true, true, true, false),
            Arbitraries.integers().between(-40, 90))
        .as(GitWorld.Edit::new)
        .list()
        .ofMinSize(2)
        .ofMaxSize(16);
  }

  private static List<SymbolFact> facts(RecordedBranch recorded) {
    return recorded.changes().stream().map(Fingerprint::of).toList();
  }

  private interface Check {
    void with(RecordedBranch recorded, AsOf.Runs runs) throws Exception;
  }

  private static void inGit(List<GitWorld.Edit> history, Check check) throws Exception {
    Path directory = Files.createTempDirectory("git-as-of");
    try (TestRepository test = TestRepository.create(directory);
        GitRepository repository = GitRepository.open(directory)) {
      RecordedBranch recorded = new RecordedBranch(repository, BRANCH, READING, CLOCK);
      GitWorld world = new GitWorld(test);
      for (GitWorld.Edit edit : history) {
        String head = world.commit(edit);
        if (edit.published()) {
          recorded.publish(head);
        }
      }
      check.with(
          recorded,
          new AsOf.Runs(
              new Snapshots(repository, BRANCH, READING, 1 << 20),
              TestOracle.LYING,
              TestOracle.PAIRS));
    } finally {
      delete(directory);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
