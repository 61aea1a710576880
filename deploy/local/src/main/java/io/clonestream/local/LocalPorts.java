package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The ports of the stack on 127.0.0.1. The first four are for people; the others only connect the
 * servers with each other.
 *
 * @param kafka clients of Kafka
 * @param bolt Neo4j's Bolt
 * @param http Neo4j's HTTP, with the Browser
 * @param flink Flink's REST interface and web page
 * @param controller Kafka's controller
 * @param jobManager RPC of Flink's JobManager
 * @param metrics first of as many as Flink has processes, on which these tell Prometheus, on every
 *     address of the machine; 0 for none
 */
public record LocalPorts(
    int kafka, int bolt, int http, int flink, int controller, int jobManager, int metrics) {

  public static final LocalPorts DEFAULT = new LocalPorts(9092, 7687, 7474, 8081, 9093, 6123);

  private static final int ROWS = 20_000;

  /** From here on the system gives ports to those who ask for any, on Linux as it comes. */
  private static final int EPHEMERAL = 32_768;

  private static final List<String> NAMES =
      List.of("kafka", "bolt", "http", "flink", "controller", "jobmanager");

  /** Without metrics. */
  public LocalPorts(int kafka, int bolt, int http, int flink, int controller, int jobManager) {
    this(kafka, bolt, http, flink, controller, jobManager, 0);
  }

  /** With metrics from this port on; 0 for none. */
  public LocalPorts withMetrics(int first) {
    return new LocalPorts(kafka, bolt, http, flink, controller, jobManager, first);
  }

  /** Every port free at this moment. */
  public static LocalPorts allFree() {
    return new LocalPorts(free(), free(), free(), free(), free(), free());
  }

  /**
   * The first of so many ports in a row that nobody listens on at this moment: below those that
   * {@link #free} gives, which may be taken before these are.
   */
  public static int free(int count) {
    return IntStream.iterate(ROWS, first -> first < EPHEMERAL, first -> first + count)
        .filter(first -> IntStream.range(first, first + count).noneMatch(Tcp::accepts))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No " + count + " free ports in a row"));
  }

  /** A port nobody listens on at this moment. */
  public static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("No free port on 127.0.0.1", e);
    }
  }

  /**
   * Reads {@code kafka=19092,bolt=17687,…}; what is not named keeps its default, and 0 takes any
   * free port.
   *
   * @throws IllegalArgumentException with the bad part and the rule
   */
  public static LocalPorts parse(String text) {
    Map<String, Integer> ports = new LinkedHashMap<>(DEFAULT.byName());
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", -1);
      if (pair.length != 2 || !ports.containsKey(pair[0])) {
        throw new IllegalArgumentException(
            "Port '" + part + "' does not fit: NAME=NUMBER with NAME one of " + NAMES);
      }
      ports.put(pair[0], number(part, pair[1]));
    }
    Map<Integer, String> seen = new LinkedHashMap<>();
    ports.forEach(
        (name, port) -> {
          String other = seen.put(port, name);
          if (other != null) {
            throw new IllegalArgumentException(
                "Port " + port + " is given to both " + other + " and " + name);
          }
        });
    return new LocalPorts(
        ports.getOrDefault("kafka", 0),
        ports.getOrDefault("bolt", 0),
        ports.getOrDefault("http", 0),
        ports.getOrDefault("flink", 0),
        ports.getOrDefault("controller", 0),
        ports.getOrDefault("jobmanager", 0));
  }

  /** The ports by the names that {@link #parse} takes, in that order. */
  public Map<String, Integer> byName() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    ports.put("kafka", kafka);
    ports.put("bolt", bolt);
    ports.put("http", http);
    ports.put("flink", flink);
    ports.put("controller", controller);
    ports.put("jobmanager", jobManager);
    return ports;
  }

  private static int number(String part, String value) {
    int port;
    try {
      port = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Port '" + part + "' does not fit: not a number", e);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("Port '" + part + "' does not fit: 0 to 65535");
    }
    return port == 0 ? free() : port;
  }
}
