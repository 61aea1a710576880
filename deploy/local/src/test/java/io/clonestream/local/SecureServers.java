package io.clonestream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Config.TrustStrategy;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.SessionConfig;

/**
 * A broker and a Neo4j that take nothing but TLS and known users, each with no more rights than its
 * role has by {@code deploy/security/kafka-acls.sh}; and a Flink cluster.
 */
final class SecureServers implements AutoCloseable {

  static final String KAFKA_SECRET = "planted-kafka-7f3a";
  static final String NEO4J_SECRET = "planted-neo4j-91bc";
  static final List<String> ROLES = List.of("job", "publisher", "author", "reader", "operator");

  private static final String ADMIN = "admin";
  private static final Path SCRIPT = Path.of("../security/kafka-acls.sh");

  final Path data;
  final Certificates certificates;
  final LocalPorts ports = LocalPorts.allFree();
  final LocalFlink flink;
  private final Path secrets;
  private final KafkaBroker kafka;
  private final LocalNeo4j neo4j;
  private final Deque<Runnable> stops = new ArrayDeque<>();

  /**
   * Starts all of them and returns when they answer.
   *
   * @param data where the servers' data lie
   * @param secrets where certificates, keys and passwords lie
   */
  SecureServers(Path data, Path secrets) throws Exception {
    this.data = data;
    this.secrets = Files.createDirectories(secrets);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    this.certificates = Certificates.make(secrets.resolve("tls"));
    Installation installation = Installation.current();
    List<String> jvm = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    try {
      neo4j = LocalNeo4j.start(installation, data, ports, jvm, neo4jSecurity());
      stops.push(neo4j::stop);
      flink = LocalFlink.start(installation, data, ports);
      stops.push(flink::stop);
      kafka = KafkaBroker.start(data.resolve("kafka"), ports.kafka(), ports.controller(), broker());
      stops.push(kafka::close);
      grant();
      neo4j.process().awaitReady(ServerProcess.READY_LIMIT, () -> Tcp.accepts(ports.bolt()));
      createUser();
      flink.awaitReady();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** What a role's commands, or the job, are told. */
  List<String> settings(String role) throws IOException {
    Files.writeString(
        secrets.resolve(role + ".secret"), "jaas=" + jaas("username=\"" + role + "\" password"));
    Path client = secrets.resolve(role + ".properties");
    Files.writeString(client, client(role));
    Path password = Files.writeString(secrets.resolve("neo4j.password"), NEO4J_SECRET + "\n");
    return List.of(
        "-Dfeed.bootstrap-servers=" + kafka.bootstrapServers(),
        "-Dfeed.client-file=" + client,
        "-Dpersist.uri=bolt+s://127.0.0.1:" + ports.bolt(),
        "-Dpersist.user=clonestream",
        "-Dpersist.password-file=" + password,
        "-Dpersist.trust-file=" + certificates.authority());
  }

  @Override
  public synchronized void close() {
    stops.forEach(Runnable::run);
    stops.clear();
  }

  private String neo4jSecurity() throws IOException {
    Path policy = Files.createDirectories(secrets.resolve("bolt"));
    Files.copy(certificates.key(), policy.resolve("private.key"));
    Files.copy(certificates.chain(), policy.resolve("public.crt"));
    return """
    dbms.security.auth_enabled=true
    server.bolt.tls_level=REQUIRED
    dbms.ssl.policy.bolt.enabled=true
    dbms.ssl.policy.bolt.base_directory=%s
    dbms.ssl.policy.bolt.client_auth=NONE
    """
        .formatted(policy);
  }

  /** The driver of whoever set the server up. */
  private void createUser() {
    var config =
        Config.builder()
            .withEncryption()
            .withTrustStrategy(
                TrustStrategy.trustCustomCertificateSignedBy(certificates.authority().toFile()))
            .build();
    String uri = neo4j.boltUri();
    try (Driver first = GraphDatabase.driver(uri, AuthTokens.basic("neo4j", "neo4j"), config);
        var session = first.session(SessionConfig.forDatabase("system"))) {
      session
          .run(
              "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
              Map.of("password", "first-" + NEO4J_SECRET))
          .consume();
    }
    try (Driver admin =
            GraphDatabase.driver(uri, AuthTokens.basic("neo4j", "first-" + NEO4J_SECRET), config);
        var session = admin.session(SessionConfig.forDatabase("system"))) {
      session
          .run(
              "CREATE USER clonestream SET PASSWORD $password CHANGE NOT REQUIRED",
              Map.of("password", NEO4J_SECRET))
          .consume();
    }
  }

  private Map<String, String> broker() {
    int internal = LocalPorts.free();
    String clients = "CLIENTS://127.0.0.1:" + ports.kafka();
    String between = "INTERNAL://127.0.0.1:" + internal;
    var users = new StringBuilder();
    List<String> all = new ArrayList<>(ROLES);
    all.add(ADMIN);
    all.forEach(role -> users.append(" user_").append(role).append("=\"" + KAFKA_SECRET + "\""));
    Map<String, String> settings = new TreeMap<>();
    settings.put(
        "listeners", clients + "," + between + ",CONTROLLER://127.0.0.1:" + ports.controller());
    settings.put("advertised.listeners", clients + "," + between);
    settings.put(
        "listener.security.protocol.map",
        "CLIENTS:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "INTERNAL");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put(
        "listener.name.clients.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required" + users + ";");
    settings.put("ssl.keystore.type", "PKCS12");
    settings.put("ssl.keystore.location", certificates.store().toString());
    settings.put("ssl.keystore.password", Certificates.PASSWORD);
    settings.put("ssl.key.password", Certificates.PASSWORD);
    settings.put(
        "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    settings.put("super.users", "User:ANONYMOUS;User:" + ADMIN);
    return settings;
  }

  private static String jaas(String words) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required "
        + words
        + "=\""
        + KAFKA_SECRET
        + "\";";
  }

  /** The password stands in a file of its own, so that it is no part of what is submitted. */
  private String client(String role) {
    return """
    security.protocol=SASL_SSL
    sasl.mechanism=PLAIN
    sasl.jaas.config=${file:%s:jaas}
    config.providers=file
    config.providers.file.class=org.apache.kafka.common.config.provider.FileConfigProvider
    ssl.truststore.type=PEM
    ssl.truststore.location=%s
    """
        .formatted(secrets.resolve(role + ".secret"), certificates.authority());
  }

  /** Does what the script would have Kafka's own tool do, which is in no jar at hand. */
  private void grant() throws Exception {
    Path said = secrets.resolve("acls.txt");
    Path tool = secrets.resolve("record.sh");
    Files.writeString(tool, "#!/bin/sh\necho \"$@\" >> " + said + "\n");
    Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwx------"));
    List<String> line = new ArrayList<>(List.of("bash", SCRIPT.toString()));
    ROLES.forEach(role -> line.add(role + "=User:" + role));
    ProcessBuilder script = new ProcessBuilder(line).inheritIO();
    script.environment().put("KAFKA_ACLS", tool.toString());
    if (script.start().waitFor() != 0) {
      throw new IOException(SCRIPT + " failed");
    }
    List<AclBinding> bindings = new ArrayList<>();
    for (String call : Files.readAllLines(said)) {
      bindings.addAll(bindings(List.of(call.split(" ", -1))));
    }
    Map<String, Object> admin = new TreeMap<>();
    admin.put("bootstrap.servers", kafka.bootstrapServers());
    admin.put("security.protocol", "SASL_SSL");
    admin.put("sasl.mechanism", "PLAIN");
    admin.put("sasl.jaas.config", jaas("username=\"" + ADMIN + "\" password"));
    admin.put("ssl.truststore.type", "PEM");
    admin.put("ssl.truststore.location", certificates.authority().toString());
    try (Admin kafkaAdmin = Admin.create(admin)) {
      kafkaAdmin.createAcls(bindings).all().get();
    }
  }

  private static List<AclBinding> bindings(List<String> call) {
    List<AclBinding> bindings = new ArrayList<>();
    for (var type : List.of("topic", "group", "transactional-id")) {
      if (!call.contains("--" + type)) {
        continue;
      }
      var resource =
          new ResourcePattern(
              ResourceType.fromString(type.replace('-', '_').toUpperCase(Locale.ROOT)),
              value(call, "--" + type),
              PatternType.fromString(
                  value(call, "--resource-pattern-type").toUpperCase(Locale.ROOT)));
      for (int i = 0; i < call.size(); i++) {
        if (call.get(i).equals("--operation")) {
          bindings.add(
              new AclBinding(
                  resource,
                  new AccessControlEntry(
                      value(call, "--allow-principal"),
                      "*",
                      operation(call.get(i + 1)),
                      AclPermissionType.ALLOW)));
        }
      }
    }
    return bindings;
  }

  private static AclOperation operation(String word) {
    return AclOperation.fromString(
        word.replaceAll("(?<=.)([A-Z])", "_$1").toUpperCase(Locale.ROOT));
  }

  private static String value(List<String> call, String option) {
    return call.get(call.indexOf(option) + 1);
  }
}
