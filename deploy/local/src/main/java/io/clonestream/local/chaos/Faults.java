package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster.Part;
import io.clonestream.local.chaos.Fault.Restarts;
import io.clonestream.local.chaos.TcpProxy.Line;
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
              s -> away(s, Part.NEO4J, Duration.ofSeconds(60), Duration.ofSeconds(60))),
          new Fault(
              "stop-continue",
              "SIGSTOP of a TaskManager at work until the spare one has taken over, then SIGCONT:"
                  + " it goes on where it was",
              Severity.HIGH,
              Restarts.MUST,
              Faults::stopAndContinue),
          new Fault(
              "cut-commit",
              "connections to Neo4j end between a COMMIT and its answer, for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, Line.CUT_COMMIT)),
          new Fault(
              "neo4j-slow",
              "every packet to and from Neo4j takes 200 ms, for 10 to 20 s",
              Severity.LOW,
              Restarts.NEVER,
              s -> line(s, Line.SLOW)),
          new Fault(
              "neo4j-narrow",
              "20 kB a second to and from Neo4j, for 10 to 20 s",
              Severity.LOW,
              Restarts.NEVER,
              s -> line(s, Line.NARROW)),
          new Fault(
              "neo4j-reset",
              "connections to Neo4j are reset and refused, for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, Line.RESET)),
          new Fault(
              "neo4j-blackhole",
              "connections to Neo4j carry nothing any more and stay open, those made within 10 to"
                  + " 20 s too",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, Line.BLACKHOLE)),
          new Fault(
              "neo4j-half-open",
              "connections carry nothing from Neo4j any more and stay open, those made within 10"
                  + " to 20 s too",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, Line.HALF_OPEN)),
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
              Faults::rescale),
          new Fault(
              "duplicate-job",
              "a second job is started by mistake, and the first one cancelled a little later",
              Severity.HIGH,
              Restarts.MUST,
              Faults::startAgain),
          new Fault(
              "duplicates",
              "a third of all records comes again, shuffled",
              Severity.LOW,
              Restarts.NEVER,
              s -> new TopicDamage(s).repeat()),
          new Fault(
              "poison",
              "copies of records damaged in nine ways come in between",
              Severity.LOW,
              Restarts.NEVER,
              s -> new TopicDamage(s).poison(200)),
          new Fault(
              "forced-push",
              "the last commits of the branch are forced away, three times",
              Severity.LOW,
              Restarts.NEVER,
              Faults::forcePush));

  /** What a change can wait for: few, but each breaks another part. */
  private static final List<String> QUICK = List.of("kill-taskmanager", "cut-commit");

  static final List<Fault> FAST =
      ALL.stream().filter(fault -> QUICK.contains(fault.name())).toList();

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

  private static void line(Situation s, Line line) throws InterruptedException {
    s.proxy().behave(line);
    s.wait(Duration.ofSeconds(10), Duration.ofSeconds(20));
    s.proxy().behave(Line.SOUND);
  }

  private static void stopAndContinue(Situation s) throws Exception {
    Part part = s.workingTaskManager();
    s.cluster().pause(part);
    s.awaitRestart(Duration.ofMinutes(3));
    s.wait(NONE, Duration.ofSeconds(15));
    s.cluster().resume(part);
  }

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

  private static void forcePush(Situation s) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      s.stream().rewriteNext();
      s.wait(Duration.ofSeconds(1), Duration.ofSeconds(3));
    }
  }

  private static void killJobManager(Situation s) throws Exception {
    s.cluster().kill(Part.JOB_MANAGER);
    s.cluster().start(Part.JOB_MANAGER);
    s.cluster().heal();
    s.cluster().submit(s.proxy().port(), s.cluster().newestRestorePoint().orElseThrow());
  }
}
