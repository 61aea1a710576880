package io.clonestream.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller in one, on 127.0.0.1, in this JVM. Its directory is
 * formatted on the first start; a later start on the same directory, on the same or on other ports,
 * goes on with the same topics.
 *
 * <p>The quorum is named by its address in the properties (a static voter), because a voter set in
 * the metadata log would pin the controller's port for ever.
 */
public final class KafkaBroker implements AutoCloseable {

  private static final String CLUSTER_ID = "Q2xvbmVTdHJlYW1Mb2NhbA";
  private static final int NODE_ID = 1;

  private final KafkaRaftServer server;
  private final int port;

  private KafkaBroker(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts the node and returns when clients can connect.
   *
   * @param directory where the logs lie; created when missing
   * @param port of the clients' listener
   * @param controllerPort of the controller's listener
   */
  public static KafkaBroker start(Path directory, int port, int controllerPort) throws Exception {
    return start(directory, port, controllerPort, Map.of());
  }

  /** The same with further settings of the broker, which win. */
  static KafkaBroker start(
      Path directory, int port, int controllerPort, Map<String, String> settings) throws Exception {
    Files.createDirectories(directory);
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setClusterId(CLUSTER_ID)
        .setNodeId(NODE_ID)
        .setControllerListenerName("CONTROLLER")
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setIgnoreFormatted(true)
        .run();
    Properties properties = properties(directory, port, controllerPort);
    properties.putAll(settings);
    var config = new KafkaConfig(properties, false);
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new KafkaBroker(server, port);
  }

  /** Address for {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Runs until SIGTERM. Arguments: directory, port, controller port, further settings (k=v). */
  public static void main(String[] args) throws Exception {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "KafkaBroker takes a directory, a port and a controller port, not "
              + args.length
              + " arguments");
    }
    Map<String, String> settings = new TreeMap<>();
    for (String setting : List.of(args).subList(3, args.length)) {
      int sign = setting.indexOf('=');
      settings.put(setting.substring(0, sign), setting.substring(sign + 1));
    }
    KafkaBroker broker =
        start(Path.of(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]), settings);
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-stop"));
    broker.server.awaitShutdown();
  }

  private static Properties properties(Path directory, int port, int controllerPort) {
    var p = new Properties();
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
    p.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    p.put("controller.listener.names", "CONTROLLER");
    p.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    p.put("inter.broker.listener.name", "PLAINTEXT");
    p.put("log.dirs", directory.toString());
    p.put("auto.create.topics.enable", "false");
    p.put("group.initial.rebalance.delay.ms", "0");
    p.put("offsets.topic.num.partitions", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("transaction.state.log.num.partitions", "1");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "1");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    return p;
  }
}
