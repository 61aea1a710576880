package io.clonestream.local;

import java.io.IOException;
import java.net.URI;
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

  @Command(description = "Stops the one running job with a savepoint and prints where that lies.")
  int stop(
      @Option(names = "--jobmanager", required = true) String jobManager,
      @Option(names = "--savepoints", required = true) String savepoints,
      @Option(names = "--patience", defaultValue = "600") int patience)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    List<FlinkRest.Job> running =
        rest.activeJobs().stream().filter(job -> job.state().equals("RUNNING")).toList();
    if (running.size() != 1) {
      throw new IOException(
          running.size() + " jobs run at " + jobManager + ", and it takes one to stop it");
    }
    URI directory =
        savepoints.contains("://") ? URI.create(savepoints) : Path.of(savepoints).toUri();
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

  @Command(description = "Waits until the newest job runs and has completed a checkpoint.")
  int await(
      @Option(names = "--jobmanager", required = true) String jobManager,
      @Option(names = "--patience", defaultValue = "120") int patience)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    long end = System.nanoTime() + Duration.ofSeconds(patience).toNanos();
    while (System.nanoTime() < end) {
      FlinkRest.Job job = rest.newestJob().orElseThrow(() -> new IOException("There is no job"));
      if (FlinkRest.ENDED.contains(job.state())) {
        throw new IOException(
            "Job " + job.id() + " is " + job.state() + ": " + rest.lastFailure(job.id()).message());
      }
      if (job.state().equals("RUNNING") && rest.lastCheckpoint(job.id()).triggered() > 0) {
        return 0;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    throw new IOException("The job completed no checkpoint within " + patience + " s");
  }

  @Command(description = "Prints the parallelism of the one job, or the cluster's own.")
  int parallelism(@Option(names = "--jobmanager", required = true) String jobManager)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    List<FlinkRest.Job> active = rest.activeJobs();
    System.out.println(
        active.size() == 1 ? rest.parallelism(active.get(0).id()) : rest.defaultParallelism());
    return 0;
  }

  @Command(description = "Ends every job that has not ended, without a savepoint.")
  int cancel(@Option(names = "--jobmanager", required = true) String jobManager)
      throws IOException, InterruptedException {
    FlinkRest rest = new FlinkRest(jobManager);
    for (FlinkRest.Job job : rest.activeJobs()) {
      rest.cancel(job.id());
    }
    while (!rest.activeJobs().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    return 0;
  }
}
