package io.clonestream.local;

import io.clonestream.gate.GateOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A local stack with a spare TaskManager, whose parts can be killed, stopped in their tracks and
 * started anew while the job runs. It heals nothing by itself.
 */
public final class FaultCluster implements AutoCloseable {

  /** A process of the stack. */
  public enum Part {
    JOB_MANAGER,
    TASK_MANAGER,
    OTHER_TASK_MANAGER,
    KAFKA,
    NEO4J
  }

  /**
   * A second address of the broker, by which the job alone comes: a proxy may lie there.
   *
   * @param listens port of the broker
   * @param advertised port that the job is told of
   */
  public record Door(int listens, int advertised) {}

  /** What a subcommand of the product answered. */
  public record Answer(int code, String out, String err) {}

  private static final List<Part> TASK_MANAGERS =
      List.of(Part.TASK_MANAGER, Part.OTHER_TASK_MANAGER);

  private static final long QUIET_MILLIS = 3_000;
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Installation installation = Installation.current();
  private final Path data;
  private final LocalPorts ports;
  private final LocalStack stack;
  private final String brokersOfTheJob;
  private final RestorePoints restorePoints;
  private final Clock clock;
  private final Set<Part> paused = EnumSet.noneOf(Part.class);

  private FaultCluster(
      Path data, LocalPorts ports, LocalStack stack, String brokersOfTheJob, Clock clock) {
    this.data = data;
    this.ports = ports;
    this.stack = stack;
    this.brokersOfTheJob = brokersOfTheJob;
    this.clock = clock;
    this.restorePoints =
        new RestorePoints(
            FlinkConfiguration.checkpoints(data), FlinkConfiguration.savepoints(data));
  }

  /**
   * Starts all servers on free ports and returns when each answers. They end with this JVM, at the
   * latest.
   *
   * @param directory where everything is kept; empty or new
   */
  public static FaultCluster start(Path directory, Clock clock) throws InterruptedException {
    int port = LocalPorts.free();
    return start(directory, clock, LocalPorts.allFree(), TaskManagers.TWO, new Door(port, port));
  }

  /**
   * The same, the job reaching the broker through a door.
   *
   * @param taskManagers of which there are two
   */
  public static FaultCluster start(
      Path directory, Clock clock, LocalPorts ports, TaskManagers taskManagers, Door door)
      throws InterruptedException {
    Path data = directory.toAbsolutePath().normalize();
    LocalStack stack =
        LocalStack.launch(
            Installation.current(), data, ports, taskManagers, BrokerDoor.settings(ports, door));
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    try {
      stack.awaitReady();
      return new FaultCluster(data, ports, stack, "127.0.0.1:" + door.advertised(), clock);
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Ends what a suite that was killed left running of its clusters, a directory each. */
  public static void endOrphans(Path suite) {
    Directories.children(suite).forEach(ServerProcess::endOrphans);
  }

  public int boltPort() {
    return ports.bolt();
  }

  public String bootstrapServers() {
    return stack.bootstrapServers();
  }

  /** Where checkpoints lie, a directory a job. */
  public Path checkpoints() {
    return FlinkConfiguration.checkpoints(data);
  }

  /** Seals the newest savepoint or checkpoint, as a local run does all along. */
  public void seal() {
    restorePoints.seal();
  }

  /** The savepoint or checkpoint that the next submission goes on from. */
  public Optional<Path> newestRestorePoint() {
    return restorePoints.newest();
  }

  /**
   * Submits the job and returns when it has been accepted.
   *
   * @param boltPort where the job finds Neo4j
   * @param from savepoint or checkpoint to go on from; null begins anew
   */
  public void submit(int boltPort, @Nullable Path from) throws InterruptedException {
    submit(boltPort, from, FlinkConfiguration.SLOTS);
  }

  /**
   * The same with another parallelism than the cluster's.
   *
   * @param more arguments of the job
   */
  public void submit(int boltPort, @Nullable Path from, int parallelism, String... more)
      throws InterruptedException {
    List<String> arguments = settings(boltPort);
    arguments.addAll(List.of(more));
    JobSubmission.start(installation, data, from, parallelism, arguments).awaitSuccess();
  }

  private List<String> settings(int boltPort) {
    List<String> settings =
        new ArrayList<>(CloneStream.settings(brokersOfTheJob, "bolt://127.0.0.1:" + boltPort));
    settings.add("-D" + GateOptions.FILTER_CHECK.key() + "=true");
    return settings;
  }

  /**
   * Puts another version in the place of the one job, by the script that does it anywhere.
   *
   * @return exit code of the script
   */
  public int upgrade(int boltPort, Path jar, Duration patience) throws InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                installation.script("upgrade-job.sh").toString(),
                "--jobmanager",
                rest().address(),
                "--savepoints",
                FlinkConfiguration.savepoints(data).toString(),
                "--old",
                installation.jobJar().toString(),
                "--new",
                jar.toString(),
                "--patience",
                Long.toString(patience.toSeconds())));
    command.addAll(settings(boltPort));
    return ChildCommand.start(
            "Upgrading", command, Map.of(), data.resolve("logs").resolve("upgrade.log"))
        .await();
  }

  /** The jar that the job is of. */
  public Path jobJar() {
    return installation.jobJar();
  }

  /** Ends a job with a savepoint, from which the next submission goes on. */
  public void stopWithSavepoint(String job, Duration limit)
      throws IOException, InterruptedException {
    rest()
        .stopWithSavepoint(job, FlinkConfiguration.uri(FlinkConfiguration.savepoints(data)), limit);
  }

  /** Ends a job; its checkpoints stay. */
  public void cancel(String job) throws IOException, InterruptedException {
    rest().cancel(job);
  }

  /** Ids of the jobs that have not ended. */
  public List<String> jobs() throws IOException, InterruptedException {
    return rest().activeJobs().stream().map(FlinkRest.Job::id).toList();
  }

  /** The TaskManagers that work for any job. */
  public List<Part> working() throws IOException, InterruptedException {
    List<Part> working = new ArrayList<>();
    for (String job : jobs()) {
      Set<String> ids = rest().taskManagers(job);
      for (Part part : TASK_MANAGERS) {
        String name = LocalFlink.taskManagerName(TASK_MANAGERS.indexOf(part));
        if (ids.contains(name) && !working.contains(part)) {
          working.add(part);
        }
      }
    }
    return working;
  }

  /** Bytes in RocksDB's caches of the TaskManagers that work for the newest job. */
  public Map<Part, Long> blockCaches() throws IOException, InterruptedException {
    Map<Part, Long> bytes = new EnumMap<>(Part.class);
    var job = rest().newestJob();
    if (job.isPresent()) {
      Map<String, Long> byName = BlockCaches.bytes(rest(), job.get().id());
      for (Part part : TASK_MANAGERS) {
        Long cache = byName.get(LocalFlink.taskManagerName(TASK_MANAGERS.indexOf(part)));
        if (cache != null) {
          bytes.put(part, cache);
        }
      }
    }
    return bytes;
  }

  /** As {@code kill -9} does. */
  public void kill(Part part) {
    process(part).kill();
    paused.remove(part);
  }

  /** Stops a process in its tracks: it neither works nor closes a connection. */
  public void pause(Part part) {
    process(part).signal("STOP");
    paused.add(part);
  }

  /** Lets a paused process go on, as if no time had passed. */
  public void resume(Part part) {
    process(part).signal("CONT");
    paused.remove(part);
  }

  /** Whether the part's process is there, paused or not. */
  public boolean isAlive(Part part) {
    return process(part).isAlive();
  }

  /** Process number of a part. */
  public long pid(Part part) {
    return process(part).pid();
  }

  /**
   * No file of these parts grows beyond so many bytes, as if their disk were full; what has died
   * meanwhile stays so.
   */
  public void limitFiles(List<Part> parts, long bytes) {
    parts.forEach(part -> process(part).limit("fsize", Long.toString(bytes)));
  }

  /** The part gets no more than so many bytes of address space. */
  public void limitMemory(Part part, long bytes) {
    process(part).limit("as", Long.toString(bytes));
  }

  /** Takes the limits of files and memory away, of the parts that live. */
  public void unlimit() {
    for (Part part : Part.values()) {
      if (process(part).isAlive()) {
        process(part).limit("fsize", "unlimited");
        process(part).limit("as", "unlimited");
      }
    }
  }

  /** Starts a killed part anew, without waiting until it answers. */
  public void start(Part part) {
    switch (part) {
      case KAFKA -> stack.replaceKafka();
      case NEO4J -> stack.replaceNeo4j();
      case JOB_MANAGER -> stack.flink().replaceJobManager();
      case TASK_MANAGER, OTHER_TASK_MANAGER ->
          stack.flink().replaceTaskManager(TASK_MANAGERS.indexOf(part));
    }
  }

  /** Lets go on what is paused, starts what has died, and returns when everything answers. */
  public void heal() throws InterruptedException {
    Set.copyOf(paused).forEach(this::resume);
    for (Part part : Part.values()) {
      if (!process(part).isAlive()) {
        start(part);
      }
    }
    stack.awaitReady();
  }

  /** What the cluster looks like now. */
  public ClusterLook look() throws InterruptedException {
    return ClusterLook.at(clock.millis(), rest(), stack.neo4j());
  }

  /** What the rooms of the newest job counted since it began or restarted. */
  public Map<String, Long> metrics() throws IOException, InterruptedException {
    var job = rest().newestJob();
    return job.isEmpty() ? Map.of() : JobMetrics.read(rest(), job.get().id()).sums();
  }

  /** Relationships of every type in the graph, by the count that Neo4j keeps. */
  public long relationships() throws IOException, InterruptedException {
    return stack.neo4j().number("MATCH ()-[r]->() RETURN count(r)");
  }

  /** A publisher that follows a repository, as a process. */
  public Follower follow(Path repository, Path log) {
    return new Follower(publisher(repository, log, "--follow"));
  }

  /** Publishes what is not published yet. */
  public void publish(Path repository, Path log, String... options) throws InterruptedException {
    publisher(repository, log, options).awaitSuccess();
  }

  private ChildCommand publisher(Path repository, Path log, String... options) {
    List<String> arguments = new ArrayList<>(List.of(repository.toString()));
    arguments.addAll(List.of(options));
    return ChildCommand.start(
        "Publishing " + repository,
        ServerProcess.niced(command().command("publish", arguments), ServerProcess.WORKING),
        Map.of(),
        log);
  }

  /**
   * Waits until everything published is in Neo4j.
   *
   * @return false when it is not within the limit, or the job has ended
   */
  public boolean awaitDrained(Duration limit) throws InterruptedException {
    var rule = new DrainRule(QUIET_MILLIS);
    rule.published(clock.millis());
    long end = System.nanoTime() + limit.toNanos();
    try (var observer = new RunObserver(stack, clock)) {
      while (System.nanoTime() < end) {
        try {
          RunState state = observer.look();
          if (rule.isDrained(state)) {
            return true;
          }
          if (FlinkRest.ENDED.contains(state.state())) {
            return false;
          }
        } catch (IOException | RuntimeException passing) {
          // A server that is not there yet; the limit says when that is too long.
        }
        LockSupport.parkNanos(LOOK_NANOS);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
      return false;
    }
  }

  /** Runs one of the product's subcommands within this process. */
  public Answer ask(String subcommand, List<String> arguments) {
    CloneStream.Answer answer = command().run(subcommand, arguments);
    return new Answer(answer.code(), answer.out(), answer.err());
  }

  private CloneStream command() {
    return new CloneStream(installation, stack);
  }

  private FlinkRest rest() {
    return stack.flink().rest();
  }

  private ServerProcess process(Part part) {
    return switch (part) {
      case KAFKA -> stack.kafka().process();
      case NEO4J -> stack.neo4jProcess();
      case JOB_MANAGER -> stack.flink().jobManager();
      case TASK_MANAGER, OTHER_TASK_MANAGER ->
          stack.flink().taskManagers().get(TASK_MANAGERS.indexOf(part));
    };
  }

  /** Stops everything; what is paused would not hear it. */
  @Override
  public void close() {
    Set.copyOf(paused).forEach(this::resume);
    stack.close();
  }
}
