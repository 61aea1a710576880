package io.clonestream.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run from start to stop: servers, job, publication, progress, families. {@link #stop} may come
 * at any moment from the thread that handles Ctrl-C; whatever has been started by then is stopped
 * in order, the job first and with a savepoint.
 */
final class LocalRun {

  private static final long QUIET_MILLIS = 4_000;
  private static final Duration SAVEPOINT_LIMIT = Duration.ofSeconds(60);

  private final RunDirectory directory;
  private final Path data;
  private final LocalPorts ports;
  private final PrintStream out;
  private final Installation installation = Installation.current();
  private final Clock clock = Clock.systemUTC();
  private final RestorePoints restorePoints;
  private final ProgressLine progress;
  private final CountDownLatch stopBegun = new CountDownLatch(1);

  private @Nullable LocalStack stack;
  private @Nullable Publication publication;
  private @Nullable ChildCommand submission;
  private volatile boolean submitted;
  private boolean stopping;

  LocalRun(RunDirectory directory, LocalPorts ports, PrintStream out) {
    this.directory = directory;
    this.data = directory.path();
    this.ports = ports;
    this.out = out;
    this.restorePoints =
        new RestorePoints(
            FlinkConfiguration.checkpoints(data), FlinkConfiguration.savepoints(data));
    this.progress =
        new ProgressLine(out, Boolean.getBoolean("clonestream.terminal"), clock.millis());
  }

  /**
   * Starts the servers, submits the job and begins to publish.
   *
   * @param repositories to publish; none means the sample
   * @param clean whether what earlier runs left is deleted before, once nothing speaks against the
   *     start
   */
  void start(List<Source> repositories, boolean clean) throws InterruptedException {
    List<String> orphans = ServerProcess.endOrphans(data);
    if (!orphans.isEmpty()) {
      out.println("Ended what a killed run had left behind: " + String.join(", ", orphans));
    }
    Source.check(repositories);
    Preflight.check(data, ports);
    if (clean) {
      directory.clean();
    }
    boolean sample = repositories.isEmpty();
    CompletableFuture<List<Source>> prepared =
        sample
            ? CompletableFuture.supplyAsync(
                () ->
                    SampleSources.prepare(data.resolve("sample")).stream().map(Source::of).toList())
            : CompletableFuture.completedFuture(repositories);
    out.println("Starting Kafka, Neo4j and Flink; data and logs lie in " + data);
    LocalStack servers = launch();
    servers.awaitReady();
    out.println(
        "Kafka "
            + servers.bootstrapServers()
            + "   Neo4j "
            + servers.boltUri()
            + "   Flink http://"
            + servers.jobManager());
    Optional<Path> from = restorePoints.newest();
    out.println(from.map(path -> "The job goes on from " + path).orElse("The job begins anew"));
    submit(servers, from.orElse(null));
    publish(servers, await(prepared));
    awaitSubmission();
  }

  /**
   * Shows progress until all that was published is in Neo4j.
   *
   * @return false when it was stopped before
   */
  boolean awaitDrained() throws InterruptedException {
    LocalStack servers = started();
    var answers = new RunAnswers(new CloneStream(installation, servers), servers, out);
    var rule = new DrainRule(QUIET_MILLIS);
    var failures = new JobFailures();
    try (var observer = new RunObserver(servers, clock)) {
      while (true) {
        watch(servers);
        restorePoints.seal();
        if (publishing().isNewlyDone()) {
          rule.published(clock.millis());
        }
        try {
          RunState state = observer.look();
          failures.tell(state).ifPresent(progress::say);
          progress.show(state);
          if (rule.isDrained(state)) {
            progress.end();
            return true;
          }
          String families = answers.firstFamilies(state);
          if (!families.isEmpty()) {
            progress.say("First families, " + progress.elapsed(state) + " after the start:");
            progress.say(families);
          }
        } catch (IOException passing) {
          progress.say("No answer for the moment: " + passing);
        }
        if (stopBegun.await(1, TimeUnit.SECONDS)) {
          return false;
        }
      }
    }
  }

  /** Shows the families, and where to look further. */
  void showAnswers() {
    LocalStack servers = started();
    var answers = new RunAnswers(new CloneStream(installation, servers), servers, out);
    answers.families();
    answers.addresses();
  }

  /** What one of the product's subcommands prints about this run. */
  String ask(String subcommand, List<String> arguments) {
    return new CloneStream(installation, started()).ask(subcommand, arguments);
  }

  /** Stays up until the process is stopped or a server dies. */
  void stay() throws InterruptedException {
    LocalStack servers = started();
    out.println("Running until Ctrl-C; publish more with scripts/publish-commits.sh REPO");
    do {
      watch(servers);
      restorePoints.seal();
    } while (!stopBegun.await(1, TimeUnit.SECONDS));
  }

  /** Stops everything that was started; the second call waits for the first. */
  synchronized void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    stopBegun.countDown();
    progress.end();
    if (publication != null) {
      publication.close();
    }
    if (submission != null) {
      submission.close();
    }
    if (stack != null) {
      if (submitted) {
        out.println("Stopping: the job with a savepoint, then Flink, Kafka and Neo4j");
        stopJobs(stack);
      } else {
        out.println("Stopping Flink, Kafka and Neo4j");
      }
      stack.close();
      restorePoints.seal();
      restorePoints.prune();
      out.println("Stopped; the next start goes on from " + data);
    }
  }

  private synchronized LocalStack launch() {
    if (stopping) {
      throw new ServerFailure("Stopped before the servers were started");
    }
    LocalStack launched = LocalStack.launch(installation, data, ports);
    stack = launched;
    return launched;
  }

  private synchronized void submit(LocalStack servers, @Nullable Path from) {
    if (stopping) {
      throw new ServerFailure("Stopped before the job was submitted");
    }
    submission = JobSubmission.start(installation, data, from, CloneStream.settings(servers));
  }

  private void awaitSubmission() throws InterruptedException {
    if (submission != null) {
      submission.awaitSuccess();
      submitted = true;
    }
  }

  private synchronized void publish(LocalStack servers, List<Source> repositories) {
    if (stopping) {
      throw new ServerFailure("Stopped before anything was published");
    }
    publication =
        Publication.start(
            new CloneStream(installation, servers), repositories, data.resolve("logs"));
  }

  private synchronized void watch(LocalStack servers) {
    if (stopping) {
      return;
    }
    for (ServerProcess server : servers.processes()) {
      if (!server.isAlive()) {
        int taskManager = servers.flink().taskManagers().indexOf(server);
        if (taskManager < 0) {
          throw new ServerFailure(
              server.name() + " has died; its log " + server.log() + LogTail.of(server.log()));
        }
        progress.say("The TaskManager has died; a new one takes its place");
        servers.flink().replaceTaskManager(taskManager);
      }
    }
  }

  private void stopJobs(LocalStack servers) {
    FlinkRest rest = servers.flink().rest();
    try {
      for (FlinkRest.Job job : rest.activeJobs()) {
        if (job.state().equals("RUNNING")) {
          stop(rest, job);
        }
      }
    } catch (IOException e) {
      out.println("No savepoint, the last checkpoint stands: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(FlinkRest rest, FlinkRest.Job job) throws InterruptedException {
    try {
      String savepoint =
          rest.stopWithSavepoint(
              job.id(),
              FlinkConfiguration.uri(FlinkConfiguration.savepoints(data)),
              SAVEPOINT_LIMIT);
      out.println("Savepoint " + savepoint);
    } catch (IOException e) {
      out.println("No savepoint of job " + job.id() + ": " + e.getMessage());
    }
  }

  private LocalStack started() {
    if (stack == null) {
      throw new IllegalStateException("The run has not been started");
    }
    return stack;
  }

  private Publication publishing() {
    if (publication == null) {
      throw new IllegalStateException("Nothing is being published");
    }
    return publication;
  }

  private static <T> T await(CompletableFuture<T> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
