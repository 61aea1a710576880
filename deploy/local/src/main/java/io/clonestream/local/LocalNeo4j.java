package io.clonestream.local;

import io.clonestream.query.BrowserFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Neo4j as a child process, with Bolt and the Browser. It listens on 127.0.0.1 only and therefore
 * asks for no password: who can reach it can already read its files.
 */
final class LocalNeo4j {

  private final ServerProcess process;
  private final Neo4jHttp http;
  private final LocalPorts ports;

  private LocalNeo4j(ServerProcess process, Neo4jHttp http, LocalPorts ports) {
    this.process = process;
    this.http = http;
    this.ports = ports;
  }

  /** Small, because it shares the machine with everything else. */
  private static final List<String> MODEST =
      List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Whoever reaches it may do everything. */
  private static final String OPEN = "dbms.security.auth_enabled=false\n";

  static LocalNeo4j start(Installation installation, Path data, LocalPorts ports) {
    return start(installation, data, ports, MODEST, OPEN);
  }

  /**
   * Starts a Neo4j.
   *
   * @param jvm heap, collector and compiler
   */
  static LocalNeo4j start(
      Installation installation, Path data, LocalPorts ports, List<String> jvm) {
    return start(installation, data, ports, jvm, OPEN);
  }

  /** The same with other settings of who may come in, and how. */
  static LocalNeo4j start(
      Installation installation, Path data, LocalPorts ports, List<String> jvm, String security) {
    Path home = data.resolve("neo4j");
    Path conf = home.resolve("conf");
    try {
      Files.createDirectories(conf);
      Files.createDirectories(home.resolve("plugins"));
      Files.writeString(conf.resolve("neo4j.conf"), settings(data, ports) + security);
    } catch (IOException e) {
      throw new UncheckedIOException("Neo4j's settings under " + conf + " cannot be written", e);
    }
    List<String> arguments = new ArrayList<>(jvm);
    arguments.addAll(
        List.of(
            "-XX:MaxDirectMemorySize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "-Dfile.encoding=UTF-8",
            "-cp",
            BrowserJar.into(home, installation.classPath("neo4j"), ports),
            "org.neo4j.server.CommunityEntryPoint",
            "--home-dir=" + home,
            "--config-dir=" + conf));
    ServerProcess process = ServerProcess.start(data, "neo4j", arguments, ServerProcess.SERVING);
    return new LocalNeo4j(process, new Neo4jHttp(ports.http()), ports);
  }

  /** Returns when a query is answered and Bolt accepts connections. */
  void awaitReady() throws InterruptedException {
    process.awaitReady(
        ServerProcess.READY_LIMIT, () -> http.number("RETURN 1") == 1 && Tcp.accepts(ports.bolt()));
  }

  String boltUri() {
    return "bolt://127.0.0.1:" + ports.bolt();
  }

  /** The Browser, already told where Bolt is. */
  String browserUri() {
    return "http://127.0.0.1:"
        + ports.http()
        + "/browser/?dbms=neo4j://127.0.0.1:"
        + ports.bolt()
        + "&preselectAuthMethod=NO_AUTH";
  }

  Neo4jHttp http() {
    return http;
  }

  ServerProcess process() {
    return process;
  }

  void stop() {
    process.stop(Duration.ofSeconds(30));
  }

  private static String settings(Path data, LocalPorts ports) {
    return """
    server.default_listen_address=127.0.0.1
    server.default_advertised_address=127.0.0.1
    server.bolt.listen_address=127.0.0.1:%1$d
    server.bolt.advertised_address=127.0.0.1:%1$d
    server.http.listen_address=127.0.0.1:%2$d
    server.http.advertised_address=127.0.0.1:%2$d
    server.https.enabled=false
    server.directories.logs=%3$s
    dbms.usage_report.enabled=false
    server.memory.pagecache.size=256m
    db.memory.transaction.max=256m
    # Two megabytes on an empty disk instead of five hundred.
    db.tx_log.preallocate=false
    db.tx_log.rotation.retention_policy=1 hours 100M
    # A lock that is never given must become an error that can be retried.
    db.lock.acquisition.timeout=30s
    # Twice as long a silence is the end of a connection, for whoever waits for an answer.
    server.bolt.connection_keep_alive=10s
    internal.server.bolt.thread_pool_shutdown_wait_time=0s
    # Browser opens with our guide and style.
    browser.remote_content_hostname_whitelist=guides.neo4j.com,localhost,127.0.0.1
    browser.post_connect_cmd=%4$s
    """
        .formatted(
            ports.bolt(),
            ports.http(),
            data.resolve("logs").resolve("neo4j"),
            BrowserFiles.commands(BrowserJar.base(ports)));
  }
}
