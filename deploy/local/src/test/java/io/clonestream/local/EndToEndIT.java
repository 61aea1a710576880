package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.LogitMap;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/**
 * Commits in, clone pairs out, through a real broker, a real Flink cluster with RocksDB, the real
 * model and a real Neo4j, each a process.
 */
class EndToEndIT {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private static final String LIVING_OF_UPGRADED =
      """
      MATCH (s:Symbol {repository: 'upgraded', kind: 'METHOD'})-[r:INSTANCE_OF]->()
      RETURN count(r)""";

  @TempDir static Path directory;
  private static LocalStack stack;
  private static CloneStream cloneStream;
  private static Driver neo4j;

  @BeforeAll
  static void startEverythingAndSubmitTheJob() throws Exception {
    Path data = directory.resolve("data");
    stack = LocalStack.start(data, LocalPorts.allFree());
    Installation installation = Installation.current();
    cloneStream = new CloneStream(installation, stack);
    neo4j = GraphDatabase.driver(stack.boltUri(), AuthTokens.none());
    JobSubmission.start(installation, data, null, CloneStream.settings(stack)).awaitSuccess();
  }

  @AfterAll
  static void stopEverything() {
    if (neo4j != null) {
      neo4j.close();
    }
    if (stack != null) {
      stack.close();
    }
  }

  @Test
  void copiesRenamedCopiesEditedCopiesAndTranslationsAreFoundAcrossRepositories() throws Exception {
    try (Git orders = repository("orders");
        Git billing = repository("billing");
        Git reports = repository("reports")) {
      commit(orders, "Orders.java", Samples.JAVA);
      commit(billing, "Copy.java", Samples.JAVA_COPY);
      commit(billing, "Renamed.java", Samples.JAVA_RENAMED);
      commit(billing, "Edited.java", Samples.JAVA_EDITED);
      commit(reports, "invoice.py", Samples.PYTHON);
      publish(orders, billing, reports);
    }
    eventually(
        "the copy is in the same clone class",
        """
        MATCH (a:Symbol {repository: 'orders'})-[:INSTANCE_OF]->(c)<-[:INSTANCE_OF]-(b:Symbol {repository: 'billing'})
        WHERE a.path = 'Orders.java' AND b.path = 'Copy.java' AND a.name = 'invoiceTotal'
        RETURN count(*)""",
        1);
    eventually(
        "the renamed copy has the same form",
        """
        MATCH (:Symbol {path: 'Orders.java', name: 'invoiceTotal'})-[:INSTANCE_OF]->(c)-[:HAS_FORM]->(:Form)
              <-[:HAS_FORM]-(d)<-[:INSTANCE_OF]-(:Symbol {path: 'Renamed.java', kind: 'METHOD'})
        WHERE c <> d
        RETURN count(*)""",
        1);
    eventually(
        "the edited copy is similar, type 3",
        """
        MATCH (:Symbol {path: 'Orders.java', name: 'invoiceTotal'})-[:INSTANCE_OF]->()-[r:SIMILAR_TO {cloneType: 3}]-()
              <-[:INSTANCE_OF]-(:Symbol {path: 'Edited.java', kind: 'METHOD'})
        RETURN count(r)""",
        1);
    eventually(
        "the translation is similar across languages, type 4",
        """
        MATCH (:Symbol {path: 'Orders.java', name: 'invoiceTotal'})-[:INSTANCE_OF]->()
              -[r:SIMILAR_TO {cloneType: 4, crossLanguage: true}]-()<-[:INSTANCE_OF]-(:Symbol {path: 'invoice.py'})
        RETURN count(r)""",
        1);
  }

  @Test
  void aModifiedAndADeletedSymbolCloseWhatTheyMust() throws Exception {
    String changed;
    String deleted;
    try (Git left = repository("left");
        Git right = repository("right")) {
      commit(left, "A.java", Samples.shop("parse", "first"));
      commit(right, "B.java", Samples.shop("parse", "first").replace("limit", "most + 1"));
      publish(left, right);
      eventually(
          "both are similar",
          """
          MATCH (:Symbol {repository: 'left', name: 'parse'})-[:INSTANCE_OF]->()-[r:SIMILAR_TO]-()
                <-[:INSTANCE_OF]-(:Symbol {repository: 'right', name: 'parse'})
          RETURN count(r)""",
          1);

      changed = commit(right, "B.java", Samples.OTHER);
      publish(right);
      eventually(
          "the similarity is history, closed by the commit",
          """
          MATCH (:Symbol {repository: 'left', name: 'parse'})-[:INSTANCE_OF]->()-[r:WAS_SIMILAR_TO]-()
                <-[:WAS_INSTANCE_OF]-(:Symbol {repository: 'right', name: 'parse'})
          WHERE r.closedBy = $commit AND r.validFrom < r.validTo
          RETURN count(r)""",
          1,
          Map.of("commit", changed));

      left.rm().addFilepattern("A.java").call();
      deleted = left.commit().setMessage("Delete").setSign(false).call().getName();
      publish(left);
    }
    eventually(
        "the deleted symbol's version ended with its commit",
        """
        MATCH (s:Symbol {repository: 'left', name: 'parse'})-[r:WAS_INSTANCE_OF {closedBy: $commit}]->()
        WHERE NOT (s)-[:INSTANCE_OF]->() AND s.live = false
        RETURN count(r)""",
        1,
        Map.of("commit", deleted));
  }

  @Test
  void aVerdictSilencesAPairInLaterVersionsTooUntilItIsTakenBack() throws Exception {
    String shop = Samples.shop("weighed", "ounces");
    try (Git one = repository("one");
        Git two = repository("two")) {
      commit(one, "One.java", shop);
      commit(two, "Two.java", shop.replace("limit", "most + 1"));
      publish(one, two);
      awaitPairs("the pair is shown", 1);

      String pair = pairs().get(0);
      assertThat(cloneStream.ask("verdict", List.of(pair, "no", "--reason", "two laws")))
          .startsWith("stated, valid from ");
      assertThat(cloneStream.ask("verdict", List.of(pair, "no", "--reason", "two laws")))
          .isEqualTo("unchanged: that was said before");
      awaitPairs("the pair is silenced", 0);
      assertThat(cloneStream.ask("pairs", inOneAndTwo("--silenced"))).contains("two laws");

      commit(two, "Two.java", shop.replace("limit", "most + 2"));
      publish(two);
      eventually(
          "the new version is similar, and said to be no clone",
          """
          MATCH (:Symbol {repository: 'one', name: 'weighed'})-[:INSTANCE_OF]->()-[r:SIMILAR_TO]-()
                <-[:INSTANCE_OF]-(b:Symbol {repository: 'two', name: 'weighed', versions: 2})
          WHERE EXISTS { (b)-[:VERDICT]-() }
          RETURN count(r)""",
          1);
      // its class may come between two statements of a command that asks right then
      awaitPairs("the new version is silenced, too", 0);
      awaitVerified("the graph is what was recorded, verdicts too");

      List<String> symbols = List.of(pair.split("\t")).subList(2, 4);
      assertThat(cloneStream.ask("verdicts", List.of("--format", "tsv")))
          .isEqualTo(String.join("\t", symbols) + "\t0");
      cloneStream.ask("verdict", List.of(symbols.get(1), symbols.get(0), "--retract"));
      awaitPairs("the pair is shown again", 1);
      assertThat(cloneStream.ask("verdicts", List.of("--format", "tsv"))).isEmpty();
    }
  }

  @Test
  void everyConfidenceMovesToACalibrationThatIsPublishedAndBack() throws Exception {
    String shop = Samples.shop("measured", "metres");
    try (Git near = repository("near");
        Git far = repository("far")) {
      commit(near, "Near.java", shop);
      commit(far, "Far.java", shop.replace("limit", "most + 1"));
      publish(near, far);
    }
    String similar =
        """
        MATCH (:Symbol {repository: 'near', name: 'measured'})-[:INSTANCE_OF]->()-[r:SIMILAR_TO]-()
              <-[:INSTANCE_OF]-(:Symbol {repository: 'far', name: 'measured'})
        WHERE r.calibration = $calibration
        RETURN count(r)""";
    eventually("both are similar", similar, 1, Map.of("calibration", Calibration.DEFAULT));
    CalibrationFile own = CalibrationFile.of(Calibration.DEFAULT);
    LogitMap map = new LogitMap(.8, -.1);
    Path file = directory.resolve("ours-1.properties");
    Files.writeString(file, own.moved("ours-1", map, map, Map.of()).text());

    assertThat(cloneStream.ask("rescore", List.of(file.toString())))
        .isEqualTo("calibration ours-1 is published, number 1");
    eventually("it moved", similar, 1, Map.of("calibration", "ours-1"));
    eventually(
        "so did every edge, past ones too",
        "MATCH ()-[r:SIMILAR_TO|WAS_SIMILAR_TO {calibration: 'pairs-4'}]->() RETURN count(r)",
        0);
    awaitVerified("the graph is what was recorded");
    Files.writeString(file, own.moved("ours-1", map, LogitMap.IDENTITY, Map.of()).text());
    assertThatThrownBy(() -> cloneStream.ask("rescore", List.of(file.toString())))
        .hasMessageContaining("was published with another content");

    cloneStream.ask("rescore", List.of(Calibration.DEFAULT));
    eventually("it moved back", similar, 1, Map.of("calibration", Calibration.DEFAULT));
    awaitVerified("the graph is what was recorded");
  }

  @Test
  void recordsThatAreNoEventsReachTheDeadLettersByteIdenticalAndTheJobGoesOn() throws Exception {
    byte[] garbage = {(byte) 0xC3, 0x01, 1, 2, 3, 4, 5, 6, 7, 8, (byte) 0xFF, 0, 42};
    byte[] key = "no symbol".getBytes(StandardCharsets.UTF_8);
    Properties producing = kafka();
    producing.put("key.serializer", ByteArraySerializer.class.getName());
    producing.put("value.serializer", ByteArraySerializer.class.getName());
    try (var producer = new KafkaProducer<byte[], byte[]>(producing)) {
      producer.send(new ProducerRecord<>("clonestream.symbol-changes.v1", key, garbage)).get();
    }
    Properties consuming = kafka();
    consuming.put("key.deserializer", ByteArrayDeserializer.class.getName());
    consuming.put("value.deserializer", ByteArrayDeserializer.class.getName());
    try (var consumer = new KafkaConsumer<byte[], byte[]>(consuming)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor("clonestream.dead-letters.v1").stream()
              .map(p -> new TopicPartition(p.topic(), p.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await("the dead letter")
          .atMost(PATIENCE)
          .until(
              () -> {
                for (var letter : consumer.poll(Duration.ofMillis(500))) {
                  if (java.util.Arrays.equals(letter.key(), key)) {
                    assertThat(letter.value()).isEqualTo(garbage);
                    assertThat(letter.headers().lastHeader("clonestream.reason").value())
                        .asString(StandardCharsets.UTF_8)
                        .contains("no SymbolChange");
                    assertThat(letter.headers().lastHeader("clonestream.origin").value())
                        .asString(StandardCharsets.UTF_8)
                        .startsWith("clonestream.symbol-changes.v1-");
                    return true;
                  }
                }
                return false;
              });
    }
    assertThat(stack.flink().rest().activeJobs()).isNotEmpty();
  }

  @Test
  void aKilledTaskManagerLosesNothingAndDuplicatesNothing() throws Exception {
    try (Git many = repository("many")) {
      for (int i = 0; i < 30; i++) {
        commit(many, "File" + i + ".java", Samples.shop("load" + i, "word" + i));
      }
      publish(many);
      long pid = stack.flink().taskManagers().get(0).pid();
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
      await("the TaskManager is gone")
          .atMost(PATIENCE)
          .until(() -> !stack.flink().taskManagers().get(0).isAlive());
      stack.flink().replaceTaskManager(0);
      commit(many, "Last.java", Samples.shop("last", "z"));
      publish(many);
    }
    eventually(
        "every symbol of every commit is there, once, with one open version",
        """
        MATCH (s:Symbol {repository: 'many', kind: 'METHOD'})-[r:INSTANCE_OF]->()
        RETURN CASE WHEN count(r) = count(DISTINCT s) THEN count(r) ELSE -1 END""",
        31);
    eventually(
        "every commit is there, once", "MATCH (c:Commit {repository: 'many'}) RETURN count(c)", 31);
    awaitVerified("the whole graph is what the oracle computes from the topics");
    assertThat(
            cloneStream.ask(
                "verify", List.of("--git", directory.resolve("many").toString(), "--commits", "9")))
        .as("as of commits it is what Git held then")
        .isEmpty();
  }

  @Test
  void aDamagedGraphIsMendedByTheRunningJob() throws Exception {
    try (Git sound = repository("sound")) {
      commit(sound, "Shop.java", Samples.shop("weigh", "grams"));
      commit(sound, "Copy.java", Samples.shop("weigh", "grams").replace("limit", "most + 1"));
      publish(sound);
    }
    awaitVerified("the graph is what was recorded");
    assertThat(cloneStream.ask("integrity", List.of("--format", "tsv"))).contains("dead_edges\t0");
    try (var session = neo4j.session()) {
      for (String damage :
          List.of(
              "MATCH (n:Symbol {repository: 'sound', path: 'Copy.java'}) DETACH DELETE n",
              "MATCH (n:Symbol {repository: 'sound'}) SET n.signature = 'other', n.revision = 99",
              "MATCH (n:Commit {repository: 'sound', sequence: 2}) DETACH DELETE n",
              "MATCH (:Symbol {repository: 'sound'})-[:INSTANCE_OF]->(n) SET n.size = 77",
              "MATCH ()-[r:SIMILAR_TO]->() DELETE r",
              "MATCH (f:File {repository: 'sound'}) SET f.name = 'other'",
              "CREATE (:CloneClass {id: 'ghost', epoch: 1})-[:HAS_FORM]->(:Form {id: 'ghost'})")) {
        session.run(damage).consume();
      }
    }

    cloneStream.ask("repair", List.of("--patience", "120"));

    assertThat(cloneStream.ask("verify", List.of())).isEmpty();
    assertThat(cloneStream.ask("integrity", List.of("--format", "tsv"))).contains("dead_edges\t0");
  }

  /** A version that does not start must not keep the one before from going on. */
  @Test
  void aNewVersionGoesOnFromASavepointAndABrokenOneGivesWayToTheOneBefore() throws Exception {
    Path jar = Installation.current().jobJar();
    Path next = Files.copy(jar, directory.resolve("next.jar"));
    Path broken = Files.writeString(directory.resolve("broken.jar"), "no jar");
    try (Git shop = repository("upgraded")) {
      commit(shop, "One.java", Samples.shop("one", "first"));
      publish(shop);

      assertThat(upgrade(jar, next)).isZero();
      commit(shop, "Two.java", Samples.shop("two", "second"));
      publish(shop);
      eventually("the new version goes on", LIVING_OF_UPGRADED, 2);

      assertThat(upgrade(next, broken)).isEqualTo(3);
      commit(shop, "Three.java", Samples.shop("three", "third"));
      publish(shop);
      eventually("the version before goes on", LIVING_OF_UPGRADED, 3);
    }
    awaitVerified("the graph is what was recorded");
    String job = stack.jobManager();
    assertThat(cloneStream.ask("status", List.of("--check", "--jobmanager", job)))
        .contains("kafka  yes")
        .contains("neo4j  yes")
        .contains("job    yes");
  }

  private static int upgrade(Path old, Path next) throws Exception {
    List<String> line = new ArrayList<>(List.of("bash", "../../scripts/upgrade-job.sh"));
    line.addAll(List.of("--jobmanager", stack.jobManager()));
    line.addAll(List.of("--savepoints", directory.resolve("savepoints").toString()));
    line.addAll(List.of("--old", old.toString(), "--new", next.toString()));
    line.addAll(CloneStream.settings(stack));
    return new ProcessBuilder(line).inheritIO().start().waitFor();
  }

  private static Git repository(String name) throws Exception {
    return Git.init()
        .setInitialBranch("main")
        .setDirectory(directory.resolve(name).toFile())
        .call();
  }

  private static String commit(Git git, String path, String content) throws Exception {
    Files.writeString(git.getRepository().getWorkTree().toPath().resolve(path), content);
    git.add().addFilepattern(path).call();
    return git.commit()
        .setMessage("Change " + path)
        .setAuthor("Ada", "ada@example.org")
        .setSign(false)
        .call()
        .getName();
  }

  private static void publish(Git... repositories) {
    for (Git git : repositories) {
      Path tree = git.getRepository().getWorkTree().toPath();
      cloneStream.ask("publish", List.of(tree.toString()));
    }
  }

  private static List<String> inOneAndTwo(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("--repository", "one", "--repository", "two", "--view", "edges"));
    arguments.addAll(List.of(options));
    return arguments;
  }

  /** Of the method that both repositories declare, not of the types around it. */
  private static List<String> pairs() {
    return cloneStream
        .ask("pairs", inOneAndTwo())
        .lines()
        .filter(line -> line.contains("weighed("))
        .toList();
  }

  private static void awaitPairs(String what, int number) {
    await(what)
        .atMost(PATIENCE)
        .ignoreExceptions() // the job may still be making the indexes that the view needs
        .until(() -> pairs().size() == number);
  }

  private static void awaitVerified(String what) {
    await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .ignoreExceptions()
        .until(() -> cloneStream.ask("verify", List.of()).isEmpty());
  }

  private static void eventually(String what, String query, long expected) {
    eventually(what, query, expected, Map.of());
  }

  private static void eventually(
      String what, String query, long expected, Map<String, Object> parameters) {
    await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              try (var session = neo4j.session()) {
                assertThat(session.run(query, parameters).single().get(0).asLong())
                    .as(what)
                    .isEqualTo(expected);
              }
            });
  }

  private static Properties kafka() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", stack.bootstrapServers());
    return properties;
  }
}
