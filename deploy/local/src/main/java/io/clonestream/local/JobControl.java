package io.clonestream.local;

import io.clonestream.CloneStreamJob;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops a job of any Flink cluster and sees whether another came up, for the upgrade script. */
@Command(name = "job-control", mixinStandardHelpOptions = true)
final class JobControl {

  private static final long LOOK_MILLIS = 200;
  private static final Duration CANCEL_LIMIT = Duration.ofMinutes(2);

  /** What Flink says of a job that runs, while some of its tasks do not yet. */
  private static final String STARTING = "is not being executed at the moment";

  private JobControl() {}

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new JobControl())
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  System.err.println(failure.getMessage());
                  return 1;
                })
            .execute(args));
  }

  @Command(
      description =
          "Stops the one running job of ours with a savepoint and prints where that lies.")
  int stop(
      @Option(names = "--jobmanager", required = true) String jobManager,
      @Option(names = "--savepoints", required = true) String savepoints,
      @Option(names = "--patience", defaultValue = "600") int patience)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    List<FlinkRest.Job> running =
        ours(rest).stream().filter(job -> job.state().equals("RUNNING")).toList();
    if (running.size() != 1) {
      throw new IOException(
          "%d jobs named %s run at %s, and it takes one to stop it"
              .formatted(running.size(), CloneStreamJob.NAME, jobManager));
    }
    String directory =
        savepoints.matches("[a-z0-9]+:/.*")
            ? savepoints
            : FlinkConfiguration.uri(Path.of(savepoints));
    long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    while (true) {
      try {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        System.out.println(rest.stopWithSavepoint(running.get(0).id(), directory, left));
        return 0;
      } catch (IOException e) {
        if (!String.valueOf(e.getMessage()).contains(STARTING) || System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  @Command(description = "Waits until the newest job of ours runs and has completed a checkpoint.")
  int await(
      @Option(names = "--jobmanager", required = true) String jobManager,
      @Option(names = "--patience", defaultValue = "120") int patience)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    String last = "the job completed no checkpoint";
    while (System.nanoTime() < end) {
      try {
        if (works(rest)) {
          return 0;
        }
      } catch (IOException passing) {
        last = String.valueOf(passing.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new IOException("Not within " + patience + " s: " + last);
  }

  private static boolean works(FlinkRest rest) throws IOException, InterruptedException {
    FlinkRest.Job job =
        rest.newestJob(CloneStreamJob.NAME)
            .orElseThrow(() -> new IOException("there is no job " + CloneStreamJob.NAME));
    if (FlinkRest.ENDED.contains(job.state())) {
      throw new ServerFailure(
          "Job " + job.id() + " is " + job.state() + ": " + rest.lastFailure(job.id()).message());
    }
    return job.state().equals("RUNNING") && rest.lastCheckpoint(job.id()).triggered() > 0;
  }

  private static List<FlinkRest.Job> ours(FlinkRest rest) throws IOException, InterruptedException {
    return rest.activeJobs().stream()
        .filter(job -> job.name().equals(CloneStreamJob.NAME))
        .toList();
  }

  @Command(description = "Prints the parallelism of the one job of ours, or the cluster's own.")
  int parallelism(@Option(names = "--jobmanager", required = true) String jobManager)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    List<FlinkRest.Job> active = ours(rest);
    System.out.println(
        active.size() == 1 ? rest.parallelism(active.get(0).id()) : rest.defaultParallelism());
    return 0;
  }

  @Command(description = "Ends every job of ours that has not ended, without a savepoint.")
  int cancel(@Option(names = "--jobmanager", required = true) String jobManager)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    for (FlinkRest.Job job : ours(rest)) {
      rest.cancel(job.id());
    }
    long end = System.nanoTime() + CANCEL_LIMIT.toNanos();
    while (!ours(rest).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new IOException("Not cancelled within " + CANCEL_LIMIT.toSeconds() + " s");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return 0;
  }
}
