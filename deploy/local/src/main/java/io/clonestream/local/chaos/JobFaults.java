package io.clonestream.local.chaos;

import io.clonestream.local.chaos.Fault.Restarts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What befalls the job by the hands of those who run it. */
final class JobFaults {

  private static final int UPGRADED = 0;
  private static final int GONE_BACK = 3;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "checkpoint-damaged",
              "kill -9 of the JobManager, and the newest checkpoint is damaged in one of many ways",
              Severity.HIGH,
              Restarts.MUST,
              DamagedCheckpoint::into),
          new Fault(
              "rescale",
              "stopped with a savepoint and started with another parallelism",
              Severity.MEDIUM,
              Restarts.MUST,
              JobFaults::rescale),
          new Fault(
              "duplicate-job",
              "a second job is started by mistake, and the first one cancelled a little later",
              Severity.HIGH,
              Restarts.MUST,
              JobFaults::startAgain),
          new Fault(
              "upgrade",
              "another version is put in its place by upgrade-job.sh; one in two cannot start, and"
                  + " the old one goes on",
              Severity.MEDIUM,
              Restarts.MUST,
              JobFaults::upgrade));

  private JobFaults() {}

  private static void rescale(Situation s) throws Exception {
    int parallelism = 1 + s.random().nextInt(4);
    s.cluster().stopWithSavepoint(s.cluster().jobs().get(0), Duration.ofMinutes(2));
    s.cluster()
        .submit(s.proxy().port(), s.cluster().newestRestorePoint().orElseThrow(), parallelism);
  }

  /** The second begins anew: checkpoints of a job that runs are not kept for others. */
  private static void startAgain(Situation s) throws Exception {
    String first = s.cluster().jobs().get(0);
    s.cluster().submit(s.proxy().port(), null);
    s.wait(Duration.ofSeconds(5), Duration.ofSeconds(15));
    s.cluster().cancel(first);
  }

  private static void upgrade(Situation s) throws Exception {
    boolean sound = s.random().nextBoolean();
    Path jar = Files.createTempFile("clonestream-", ".jar");
    try {
      byte[] bytes = Files.readAllBytes(s.cluster().jobJar());
      Files.write(jar, sound ? bytes : Arrays.copyOf(bytes, bytes.length / 2));
      int code = s.cluster().upgrade(s.proxy().port(), jar, PATIENCE);
      if (code != (sound ? UPGRADED : GONE_BACK)) {
        throw new IllegalStateException(
            "upgrade-job.sh ended with " + code + (sound ? "" : " for a jar cut in half"));
      }
    } finally {
      Files.delete(jar);
    }
  }
}
