package io.clonestream.local;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishTotals;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.flink.configuration.Configuration;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Session;

/**
 * The whole system for a benchmark: Kafka, Flink with the job, and Neo4j in a directory that goes
 * with them, and a repository whose commits are published and looked for in the graph.
 */
final class BenchWorld implements AutoCloseable {

  /** What the JVM of the TaskManager takes to compile: much at first, nothing after some time. */
  static final String COMPILERS = "taskmanager's compilers";

  private static final long POLL_MILLIS = 20;

  /** Symbols of these commits that an edge which the commit opened leads to. */
  private static final String ARRIVED =
      """
      UNWIND $commits AS commit
      MATCH (s:Symbol {kind: 'METHOD'})-[:INSTANCE_OF {openedBy: commit}]->(c:CloneClass)
      WHERE EXISTS { (c)-[:SIMILAR_TO {openedBy: commit}]-() }
      RETURN commit, count(DISTINCT s) AS arrived""";

  private final Path data;
  private final LocalStack stack;
  private final Driver driver;
  private final GitHistory history;
  private final GitRepository repository;
  private final BranchPublisher publisher;
  private final Map<String, String> files = new TreeMap<>();
  private int commits;

  /**
   * A commit under way.
   *
   * @param symbols that must get an edge
   * @param since nanoseconds at which its publication began
   */
  record Pending(String commit, int symbols, long since) {}

  private BenchWorld(Path data, LocalStack stack) throws IOException {
    this.data = data;
    this.stack = stack;
    this.driver = GraphDatabase.driver(stack.boltUri(), AuthTokens.none());
    Path git = data.resolve("repository.git");
    this.history = new GitHistory(git, "bench");
    commit("Empty.java", "class Empty {}\n");
    this.repository = GitRepository.open(git);
    Configuration config = new Configuration();
    config.set(FeedOptions.BOOTSTRAP_SERVERS, stack.bootstrapServers());
    this.publisher =
        new BranchPublisher(
            repository,
            new BranchKey("default", "bench", "main"),
            FeedOptions.publishing(config),
            BenchFunctions.reading(),
            Clock.systemUTC(),
            false);
  }

  /** Starts all, submits the job, and returns when its first checkpoint is complete. */
  static BenchWorld start(List<String> settings) throws Exception {
    Path data = Files.createTempDirectory("clonestream-bench");
    LocalStack stack = LocalStack.start(data, LocalPorts.allFree());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stack.close();
                  Directories.delete(data);
                },
                "stop"));
    List<String> all = new ArrayList<>(CloneStream.settings(stack));
    settings.forEach(setting -> all.add("-D" + setting));
    JobSubmission.start(Installation.current(), data, null, all).awaitSuccess();
    FlinkRest rest = stack.flink().rest();
    String job = rest.activeJobs().get(0).id();
    stack
        .flink()
        .taskManagers()
        .get(0)
        .awaitReady(ServerProcess.READY_LIMIT, () -> rest.lastCheckpoint(job).triggered() > 0);
    return new BenchWorld(data, stack);
  }

  /** Commits a file to the repository, without publishing it; the commit's id. */
  private String commit(String path, String content) throws IOException {
    files.put(path, content);
    DirCacheBuilder tree = DirCache.newInCore().builder();
    for (Map.Entry<String, String> file : files.entrySet()) {
      history.add(tree, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    history.commit(tree, "step " + commits++, Clock.systemUTC().instant());
    return history.publish().name();
  }

  /** Commits a file of so many methods and publishes what is not published. */
  Pending publish(String path, String content, int methods) throws IOException {
    String id = commit(path, content);
    long since = System.nanoTime();
    publisher.publish(CommitRange.DEFAULT, false, new Silent(), () -> false);
    return new Pending(id, methods, since);
  }

  /** Of each of these commits the symbols that have an edge by now. */
  private Map<String, Integer> arrived(Session session, List<Pending> pending) {
    Map<String, Integer> arrived = new LinkedHashMap<>();
    List<String> ids = pending.stream().map(Pending::commit).toList();
    session // tries again what met a writer
        .executeRead(transaction -> transaction.run(ARRIVED, Map.of("commits", ids)).list())
        .forEach(row -> arrived.put(row.get("commit").asString(), row.get("arrived").asInt()));
    return arrived;
  }

  /** Hears when all symbols of a commit have an edge. */
  interface Arrival {
    void arrived(Pending commit, long nanos);
  }

  /**
   * Looks for commits in the graph until all have arrived and no more are to come.
   *
   * @param pending those under way; whoever publishes adds to them meanwhile
   * @param ended whether no more are added
   * @throws ServerFailure naming what has not arrived within the limit after the last arrival
   */
  void await(Duration limit, Queue<Pending> pending, BooleanSupplier ended, Arrival arrival)
      throws InterruptedException {
    long last = System.nanoTime();
    try (Session session = driver.session()) {
      while (!ended.getAsBoolean() || !pending.isEmpty()) {
        Map<String, Integer> arrived = arrived(session, List.copyOf(pending));
        long now = System.nanoTime();
        for (Pending commit : List.copyOf(pending)) {
          if (arrived.getOrDefault(commit.commit(), 0) >= commit.symbols()) {
            pending.remove(commit);
            arrival.arrived(commit, now - commit.since());
            last = now;
          }
        }
        if (now - last > limit.toNanos()) {
          throw new ServerFailure(
              "Not in the graph after " + limit + ": " + pending + ", there: " + arrived);
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  /**
   * Processor time of each process so far in nanoseconds, by its name; the TaskManager's without
   * its compilers, which stand beside it.
   */
  Map<String, Long> cpu() {
    Map<String, Long> cpu = new LinkedHashMap<>();
    stack.processes().forEach(process -> cpu.put(process.name(), BenchCpu.nanosOf(process.pid())));
    cpu.put("publisher", new BenchCpu().nanos());
    long compilers = BenchCpu.compilersNanosOf(stack.flink().taskManagers().get(0).pid());
    cpu.put(COMPILERS, compilers);
    cpu.merge(LocalFlink.taskManagerName(0), -compilers, Long::sum);
    return cpu;
  }

  /** Values of the job's histogram: the largest of all subtasks. */
  double quantile(String histogram, String quantile) throws IOException, InterruptedException {
    FlinkRest rest = stack.flink().rest();
    String job = rest.activeJobs().get(0).id();
    double most = 0;
    for (String vertex : rest.vertices(job)) {
      List<String> names =
          rest.metricNames(job, vertex).stream()
              .filter(name -> name.endsWith("." + histogram + "_" + quantile))
              .toList();
      if (!names.isEmpty()) {
        for (var metric : rest.metrics(job, vertex, names)) {
          double value = Double.parseDouble(metric.getValue());
          most = value > most ? value : most; // NaN of a subtask that has none
        }
      }
    }
    return most;
  }

  @Override
  public void close() {
    publisher.close();
    repository.close();
    history.close();
    driver.close();
    stack.close();
    Directories.delete(data);
  }

  private static final class Silent implements PublishListener {
    @Override
    public void planned(int steps) {
      // few
    }

    @Override
    public void published(PublishTotals totals) {
      // soon
    }
  }
}
