package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster.Part;
import io.clonestream.local.chaos.Fault.Restarts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every class of faults. */
final class Faults {

  private static final Duration NONE = Duration.ZERO;

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
              Faults::killJobManager),
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
              s -> away(s, Part.NEO4J, Duration.ofSeconds(60), Duration.ofSeconds(60))));

  /** What a change can wait for. */
  static final List<Fault> FAST =
      ALL.stream()
          .filter(f -> List.of("kill-taskmanager", "kill-broker", "kill-neo4j").contains(f.name()))
          .toList();

  private static final Map<String, Fault> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Fault::name, Function.identity()));

  private Faults() {}

  /**
   * A class by its name.
   *
   * @throws IllegalArgumentException with the name and those there are
   */
  static Fault named(String name) {
    Fault fault = BY_NAME.get(name);
    if (fault == null) {
      throw new IllegalArgumentException(
          "'" + name + "' is no fault class; there are " + String.join(", ", names()));
    }
    return fault;
  }

  static List<String> names() {
    return ALL.stream().map(Fault::name).toList();
  }

  private static void away(Situation s, Part part, Duration least, Duration most) throws Exception {
    s.cluster().kill(part);
    s.wait(least, most);
    s.cluster().start(part);
  }

  private static void killJobManager(Situation s) throws Exception {
    s.cluster().kill(Part.JOB_MANAGER);
    s.cluster().start(Part.JOB_MANAGER);
    s.cluster().heal();
    s.cluster().submit(s.proxy().port(), s.cluster().newestRestorePoint().orElseThrow());
  }
}
