package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.FaultCluster.Part;
import io.clonestream.local.chaos.Fault.Restarts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What befalls a process. */
final class ServerFaults {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration SLICE = Duration.ofMillis(100);
  private static final int SLICES = 20;
  private static final int IDLE_SLICES = 9;
  private static final List<Part> FLINK =
      List.of(Part.JOB_MANAGER, Part.TASK_MANAGER, Part.OTHER_TASK_MANAGER);
  private static final long KILOBYTE = 1024;

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "kill-taskmanager",
              "kill -9 of a TaskManager at work; the spare one takes over",
              Severity.HIGH,
              Restarts.MUST,
              s -> s.cluster().kill(s.workingTaskManager())),
          new Fault(
              "kill-jobmanager",
              "kill -9 of the JobManager; the job goes on from its newest checkpoint",
              Severity.HIGH,
              Restarts.MUST,
              ServerFaults::killJobManager),
          new Fault(
              "kill-broker",
              "kill -9 of the Kafka broker, away for up to 10 s",
              Severity.HIGH,
              Restarts.MAY,
              s -> away(s, Part.KAFKA, NONE, Duration.ofSeconds(10))),
          new Fault(
              "kill-neo4j",
              "kill -9 of Neo4j, away for up to 10 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> away(s, Part.NEO4J, NONE, Duration.ofSeconds(10))),
          new Fault(
              "neo4j-away",
              "kill -9 of Neo4j, away for 60 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> away(s, Part.NEO4J, Duration.ofSeconds(60), Duration.ofSeconds(60))),
          new Fault(
              "stop-continue",
              "SIGSTOP of a TaskManager at work until the spare one has taken over, then SIGCONT:"
                  + " it goes on where it was",
              Severity.HIGH,
              Restarts.MUST,
              ServerFaults::stopAndContinue),
          new Fault(
              "slow-taskmanager",
              "a TaskManager at work gets a tenth of the time only, for 20 s",
              Severity.LOW,
              Restarts.NEVER,
              ServerFaults::slow),
          new Fault(
              "memory-limit",
              "a TaskManager at work gets no further memory, for 20 to 40 s",
              Severity.HIGH,
              Restarts.MAY,
              ServerFaults::limitMemory),
          new Fault(
              "disk-full",
              "the disk of the JobManager and the TaskManagers is full, and freed after 20 to 40 s",
              Severity.HIGH,
              Restarts.MAY,
              ServerFaults::fillDisk),
          new Fault(
              "broker-disk-full",
              "the disk of the broker is full; freed and, where it has ended, started again after"
                  + " 10 to 20 s",
              Severity.HIGH,
              Restarts.MAY,
              s -> fillServer(s, Part.KAFKA)),
          new Fault(
              "neo4j-disk-full",
              "the disk of Neo4j is full; freed and started again after 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> fillServer(s, Part.NEO4J)));

  private ServerFaults() {}

  private static void away(Situation s, Part part, Duration least, Duration most) throws Exception {
    s.cluster().kill(part);
    s.wait(least, most);
    s.cluster().start(part);
  }

  private static void stopAndContinue(Situation s) throws Exception {
    Part part = s.workingTaskManager();
    s.cluster().pause(part);
    s.awaitRestart(Duration.ofMinutes(3));
    s.wait(NONE, Duration.ofSeconds(15));
    s.cluster().resume(part);
  }

  private static void killJobManager(Situation s) throws Exception {
    s.cluster().kill(Part.JOB_MANAGER);
    s.cluster().start(Part.JOB_MANAGER);
    s.cluster().heal();
    s.cluster().submit(s.proxy().port(), s.cluster().newestRestorePoint().orElseThrow());
  }

  private static void slow(Situation s) throws Exception {
    Part part = s.workingTaskManager();
    for (int i = 0; i < SLICES; i++) {
      s.cluster().pause(part);
      Thread.sleep(SLICE.multipliedBy(IDLE_SLICES).toMillis());
      s.cluster().resume(part);
      Thread.sleep(SLICE.toMillis());
    }
  }

  private static void limitMemory(Situation s) throws Exception {
    FaultCluster cluster = s.cluster();
    Part part = s.workingTaskManager();
    cluster.limitMemory(part, addressSpace(cluster.pid(part)));
    s.wait(Duration.ofSeconds(20), Duration.ofSeconds(40));
    cluster.unlimit();
  }

  /** Of a process, in bytes, as Linux tells it. */
  private static long addressSpace(long pid) throws Exception {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmSize:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KILOBYTE)
        .findFirst()
        .orElseThrow();
  }

  private static void fillDisk(Situation s) throws Exception {
    s.cluster().limitFiles(FLINK, 0);
    s.wait(Duration.ofSeconds(20), Duration.ofSeconds(40));
    s.cluster().unlimit();
    s.cluster().heal();
  }

  /** A Neo4j whose log could not be written says itself that it wants to be started again. */
  private static void fillServer(Situation s, Part part) throws Exception {
    s.cluster().limitFiles(List.of(part), 0);
    s.wait(Duration.ofSeconds(10), Duration.ofSeconds(20));
    s.cluster().unlimit();
    if (part == Part.NEO4J) {
      s.cluster().kill(part);
    }
    s.cluster().heal();
  }
}
