package io.clonestream.local.chaos;

import io.clonestream.local.chaos.Fault.Restarts;
import io.clonestream.local.chaos.TcpProxy.Line;
import java.time.Duration;
import java.util.List;

/** What befalls the connections of the job. */
final class LineFaults {

  static final List<Fault> ALL =
      List.of(
          new Fault(
              "cut-commit",
              "connections to Neo4j end between a COMMIT and its answer, for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.CUT_COMMIT)),
          new Fault(
              "neo4j-slow",
              "every packet to and from Neo4j takes 200 ms, for 10 to 20 s",
              Severity.LOW,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.SLOW)),
          new Fault(
              "neo4j-narrow",
              "20 kB a second to and from Neo4j, for 10 to 20 s",
              Severity.LOW,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.NARROW)),
          new Fault(
              "neo4j-reset",
              "connections to Neo4j are reset and refused, for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.RESET)),
          new Fault(
              "neo4j-blackhole",
              "connections to Neo4j carry nothing any more and stay open, those made within 10 to"
                  + " 20 s too",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.BLACKHOLE)),
          new Fault(
              "neo4j-half-open",
              "connections carry nothing from Neo4j any more and stay open, those made within 10"
                  + " to 20 s too",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.proxy(), Line.HALF_OPEN)),
          new Fault(
              "kafka-slow",
              "every packet between the job and Kafka takes 200 ms, for 10 to 20 s",
              Severity.LOW,
              Restarts.NEVER,
              s -> line(s, s.broker(), Line.SLOW)),
          new Fault(
              "kafka-reset",
              "the job's connections to Kafka are reset and refused, for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.broker(), Line.RESET)),
          new Fault(
              "kafka-blackhole",
              "the job's connections to Kafka carry nothing any more and stay open, those made"
                  + " within 10 to 20 s too",
              Severity.MEDIUM,
              Restarts.NEVER,
              s -> line(s, s.broker(), Line.BLACKHOLE)),
          new Fault(
              "kafka-denied",
              "the job may not read the topics for 10 to 20 s",
              Severity.MEDIUM,
              Restarts.MAY,
              LineFaults::deny));

  private LineFaults() {}

  private static void line(Situation s, TcpProxy proxy, Line line) throws InterruptedException {
    proxy.behave(line);
    s.wait(Duration.ofSeconds(10), Duration.ofSeconds(20));
    proxy.behave(Line.SOUND);
  }

  private static void deny(Situation s) throws Exception {
    try (var rights = new ReadingDenied(s.cluster().bootstrapServers())) {
      rights.deny();
      s.wait(Duration.ofSeconds(10), Duration.ofSeconds(20));
    }
  }
}
