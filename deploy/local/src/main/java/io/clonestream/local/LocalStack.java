package io.clonestream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Kafka, Neo4j and a Flink cluster on 127.0.0.1, their data in one directory, so that the next
 * start goes on from there. They start together and stop in the order of their dependence: who
 * writes before who stores.
 */
public final class LocalStack implements AutoCloseable {

  private final Installation installation;
  private final Path data;
  private final LocalPorts ports;
  private final Map<String, String> broker;
  private volatile LocalKafka kafka;
  private volatile LocalNeo4j neo4j;
  private final LocalFlink flink;

  private LocalStack(
      Installation installation,
      Path data,
      LocalPorts ports,
      Map<String, String> broker,
      LocalKafka kafka,
      LocalNeo4j neo4j,
      LocalFlink flink) {
    this.installation = installation;
    this.data = data;
    this.ports = ports;
    this.broker = broker;
    this.kafka = kafka;
    this.neo4j = neo4j;
    this.flink = flink;
  }

  /**
   * Starts all servers and returns when each answers. They end with this JVM, at the latest.
   *
   * @param data directory of the run
   * @throws ServerFailure naming the server and its log; what had started is stopped again
   */
  public static LocalStack start(Path data, LocalPorts ports) throws InterruptedException {
    LocalStack stack = launch(Installation.current(), data.toAbsolutePath().normalize(), ports);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    try {
      stack.awaitReady();
      return stack;
    } catch (InterruptedException | RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** Starts the processes without waiting; {@link #awaitReady} does. */
  static LocalStack launch(Installation installation, Path data, LocalPorts ports) {
    return launch(installation, data, ports, TaskManagers.ONE, Map.of());
  }

  /**
   * The same with such TaskManagers.
   *
   * @param broker further settings of the broker, which win
   */
  static LocalStack launch(
      Installation installation,
      Path data,
      LocalPorts ports,
      TaskManagers taskManagers,
      Map<String, String> broker) {
    // Neo4j takes longest and Kafka is soonest ready: on few cores the order of birth counts.
    var neo4j = LocalNeo4j.start(installation, data, ports);
    var flink = LocalFlink.start(installation, data, ports, taskManagers);
    var kafka = LocalKafka.start(installation, data, ports, broker);
    return new LocalStack(installation, data, ports, broker, kafka, neo4j, flink);
  }

  /** Address for Kafka's {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Address for a Neo4j driver, without authentication. */
  public String boltUri() {
    return neo4j.boltUri();
  }

  /** Neo4j Browser, for people. */
  public String browserUri() {
    return neo4j.browserUri();
  }

  /** host:port of Flink's REST interface and web page. */
  public String jobManager() {
    return flink.rest().address();
  }

  LocalFlink flink() {
    return flink;
  }

  Neo4jHttp neo4j() {
    return neo4j.http();
  }

  LocalKafka kafka() {
    return kafka;
  }

  ServerProcess neo4jProcess() {
    return neo4j.process();
  }

  /** Starts the broker anew after it died, on its data and ports. */
  void replaceKafka() {
    kafka = LocalKafka.start(installation, data, ports, broker);
  }

  /** Starts Neo4j anew after it died, on its data and ports. */
  void replaceNeo4j() {
    neo4j = LocalNeo4j.start(installation, data, ports);
  }

  /** Every server's process. */
  List<ServerProcess> processes() {
    List<ServerProcess> all = new ArrayList<>(List.of(kafka.process(), neo4j.process()));
    all.addAll(flink.processes());
    return all;
  }

  /** Stops Flink, then Kafka and Neo4j. */
  @Override
  public void close() {
    flink.stop();
    kafka.stop();
    neo4j.stop();
  }

  /** Returns when every server answers, or as soon as one of them cannot. */
  void awaitReady() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      var waiting = new ExecutorCompletionService<Boolean>(threads);
      waiting.submit(() -> await(() -> kafka.awaitReady()));
      waiting.submit(() -> await(() -> neo4j.awaitReady()));
      waiting.submit(() -> await(flink::awaitReady));
      for (int server = 0; server < 3; server++) {
        waiting.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new ServerFailure("The servers did not start", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private interface Waiting {
    void run() throws InterruptedException;
  }

  private static boolean await(Waiting server) throws InterruptedException {
    server.run();
    return true;
  }
}
