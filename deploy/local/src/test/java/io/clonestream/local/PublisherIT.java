package io.clonestream.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryException;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.FeedException;
import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishSettings;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.SourceReading;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand.FastForwardMode;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Publishing against a real broker. Each test has its own repository under its own name. */
class PublisherIT {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir static Path data;
  private static EmbeddedKafka kafka;
  private static int tests;

  @TempDir Path directory;
  private Git git;
  private BranchKey branch;

  @BeforeAll
  static void start() throws Exception {
    kafka = EmbeddedKafka.start(data);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @BeforeEach
  void createRepository() throws Exception {
    git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
    branch = new BranchKey("acme", "r" + ++tests, "main");
  }

  @AfterEach
  void closeRepository() {
    git.close();
  }

  @Test
  void publishingTwiceChangesNothing() throws Exception {
    commit("A.java", method("one", 1));
    commit("A.java", method("one", 2));

    assertThat(publish().steps()).isEqualTo(2);
    assertThat(publish().steps()).isZero();

    assertThat(commits()).extracting(CommitPublished::getSequence).containsExactly(1L, 2L);
    assertThat(changes())
        .extracting(c -> c.getSequence() + " " + c.getChange() + " " + c.getName())
        .containsExactly("1 ADDED A", "1 ADDED one", "2 MODIFIED one");
  }

  @Test
  void newCommitsFollowOnFromThePublishedOnes() throws Exception {
    String first = commit("A.java", method("one", 1));
    publish();
    String second = commit("A.java", method("one", 2));
    publish();

    CommitPublished last = commits().get(1);
    assertThat(last.getHead()).isEqualTo(second);
    assertThat(last.getPreviousHead()).isEqualTo(first);
    assertThat(last.getSequence()).isEqualTo(2);
    assertThat(last.getValidTime()).isAfter(commits().get(0).getValidTime());
  }

  @Test
  void tagsAtPublishedCommitsAreRecordedWhenTheyComeMoveAndGoAndOnlyThen() throws Exception {
    String first = commit("A.java", method("one", 1));
    git.tag().setName("v1").setAnnotated(true).setMessage("first").call();
    String second = commit("A.java", method("one", 2));
    publish();
    publish();
    assertThat(tags()).containsExactly("1 v1 " + first);

    git.tag().setName("v2").setAnnotated(false).call();
    publish();
    publish();
    git.tag()
        .setName("v2")
        .setAnnotated(false)
        .setForceUpdate(true)
        .setObjectId(head(first))
        .call();
    git.tagDelete().setTags("v1").call();
    publish();
    publish();
    assertThat(tags())
        .containsExactly("1 v1 " + first, "2 v2 " + second, "3 v1 null", "4 v2 " + first);

    String third = commit("A.java", method("one", 3));
    git.tag().setName("v3").setAnnotated(false).call();
    publish();
    publish();
    assertThat(tags()).endsWith("5 v3 " + third).hasSize(5);
    assertThat(commits()).hasSize(3);
  }

  @Test
  void aTagAtACommitThatIsNotPublishedIsRecordedWhenTheCommitIs() throws Exception {
    commit("A.java", method("one", 1));
    publish();
    git.checkout().setCreateBranch(true).setName("side").call();
    String side = commit("B.java", method("two", 1));
    git.tag().setName("side-1").setAnnotated(false).call();
    git.checkout().setName("main").call();
    publish();
    assertThat(tags()).isEmpty();

    git.merge().include(head(side)).setFastForward(FastForwardMode.FF).call();
    publish();

    assertThat(tags()).containsExactly("1 side-1 " + side);
  }

  private RevCommit head(String commit) throws Exception {
    try (RevWalk walk = new RevWalk(git.getRepository())) {
      return walk.parseCommit(ObjectId.fromString(commit));
    }
  }

  private List<String> tags() throws Exception {
    EventDecoder<TagPublished> decoder = EventDecoder.tags();
    List<String> tags = new ArrayList<>();
    for (var record : committed(Topics.COMMITS, branch.key())) {
      if (decoder.claims(record.value())) {
        TagPublished tag = decoder.decode(record.value());
        tags.add(tag.getSequence() + " " + tag.getName() + " " + tag.getSha());
      }
    }
    return tags;
  }

  @Test
  void aRunThatEndsBetweenTwoTransactionsIsTakenUpWhereItEnded() throws Exception {
    commit("A.java", method("one", 1));
    commit("B.java", method("two", 1));
    commit("C.java", method("three", 1));
    int[] transactions = {0};
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher interrupted = publisher(repository, 100)) {
      interrupted.publish(
          CommitRange.DEFAULT, false, silent(transactions), () -> transactions[0] >= 1);
    }
    assertThat(commits()).hasSize(1);

    assertThat(publish().steps()).isEqualTo(2);

    assertThat(commits()).extracting(CommitPublished::getSequence).containsExactly(1L, 2L, 3L);
    assertThat(changes()).extracting(SymbolChange::getSymbolId).doesNotHaveDuplicates();
  }

  @Test
  void aRunThatEndsWithinTheNumberedPartsOfACommitIsTakenUpAtTheNextPart() throws Exception {
    commit("A.java", method("one", 1) + method("two", 2) + method("three", 3));
    int[] asked = {0};
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher interrupted = publisher(repository, 1)) {
      interrupted.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> ++asked[0] > 3);
    }
    int before = commits().size();
    assertThat(before).isBetween(1, 3);
    commit("B.java", method("four", 4));

    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher next = publisher(repository, 1)) {
      next.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false);
    }

    assertThat(commits())
        .extracting(c -> c.getSequence() + ": " + c.getPart() + " of " + c.getParts())
        .containsExactly(
            "1: 1 of 4", "1: 2 of 4", "1: 3 of 4", "1: 4 of 4", "2: 1 of 2", "2: 2 of 2");
    assertThat(changes()).hasSize(6).extracting(SymbolChange::getSymbolId).doesNotHaveDuplicates();
  }

  @Test
  void aTransactionThatItsPublisherLeftOpenIsNeverSeen() throws Exception {
    commit("A.java", method("one", 1));
    publish();
    Properties properties = client();
    properties.put("transactional.id", "clonestream-publisher-" + branch.key());
    try (var killed =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      killed.initTransactions();
      killed.beginTransaction();
      killed.send(new ProducerRecord<>(Topics.SYMBOL_CHANGES, branch.key() + ":x", new byte[1]));
      killed.send(new ProducerRecord<>(Topics.COMMITS, branch.key(), new byte[1]));
      killed.flush();
      commit("A.java", method("one", 2));

      assertThat(publish().steps()).isEqualTo(1);

      assertThat(commits()).extracting(CommitPublished::getSequence).containsExactly(1L, 2L);
      assertThat(changes()).hasSize(3);
    }
  }

  @Test
  void aSecondPublisherEndsTheFirst() throws Exception {
    commit("A.java", method("one", 1));
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher first = publisher(repository, 100)) {
      publish();
      commit("A.java", method("one", 2));

      assertThatThrownBy(
              () -> first.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false))
          .isInstanceOf(FeedException.class)
          .hasMessage(
              "Another publisher of " + branch.key() + " has taken over, so this one stops");
    }
    assertThat(commits()).hasSize(1);
  }

  @Test
  void aForcedPushIsOneStepToTheNewHead() throws Exception {
    String base = commit("A.java", method("one", 1));
    String old = commit("B.java", method("two", 1));
    publish();
    git.reset().setMode(ResetType.HARD).setRef(base).call();
    String head = commit("C.java", method("three", 1));

    assertThat(publish().steps()).isEqualTo(1);

    CommitPublished step = commits().get(2);
    assertThat(step.getForced()).isTrue();
    assertThat(step.getPreviousHead()).isEqualTo(old);
    assertThat(step.getHead()).isEqualTo(head);
    assertThat(
            changes().stream()
                .filter(c -> c.getSequence() == 3)
                .map(c -> c.getChange() + " " + c.getPath()))
        .containsOnly("REMOVED B.java", "ADDED C.java");
  }

  @Test
  void aSnapshotIsOneStepAndHistoryGoesOnFromIt() throws Exception {
    String first = commit("A.java", method("one", 1));
    commit("A.java", method("one", 2));
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher publisher = publisher(repository, 100)) {
      publisher.publish(CommitRange.DEFAULT, true, silent(new int[1]), () -> false);
    }
    commit("A.java", method("one", 3));
    publish();

    assertThat(commits()).extracting(CommitPublished::getSnapshot).containsExactly(true, false);
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher publisher = publisher(repository, 100)) {
      assertThatThrownBy(
              () ->
                  publisher.publish(
                      CommitRange.parse(first), false, silent(new int[1]), () -> false))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining(first + " is older than");
    }
  }

  @Test
  void aCommitRecordThatWasReplayedIsNotTheLastOfItsBranch() throws Exception {
    commit("A.java", method("one", 1));
    commit("A.java", method("one", 2));
    publish();
    var first = committed(Topics.COMMITS, branch.key()).get(0);
    try (var replay =
        new KafkaProducer<>(client(), new StringSerializer(), new ByteArraySerializer())) {
      var record = new ProducerRecord<>(Topics.COMMITS, first.key(), first.value());
      record.headers().add("clonestream.replayed-from", "origin".getBytes(UTF_8));
      replay.send(record).get();
    }

    assertThat(publish().steps()).isZero();
  }

  @Test
  void aDryRunPublishesNothing() throws Exception {
    commit("A.java", method("one", 1));
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher dry =
            new BranchPublisher(repository, branch, settings(100), reading(), CLOCK, true)) {
      PublishTotals totals =
          dry.publish(CommitRange.DEFAULT, false, silent(new int[1]), () -> false);
      assertThat(totals.added()).isEqualTo(2);
    }
    publish();
    assertThat(commits()).hasSize(1);
  }

  private PublishTotals publish() {
    try (GitRepository repository = GitRepository.open(directory);
        BranchPublisher publisher = publisher(repository, 100)) {
      BooleanSupplier never = () -> false;
      return publisher.publish(CommitRange.DEFAULT, false, silent(new int[1]), never);
    }
  }

  private BranchPublisher publisher(GitRepository repository, int transactionRecords) {
    return new BranchPublisher(
        repository, branch, settings(transactionRecords), reading(), CLOCK, false);
  }

  private static PublishSettings settings(int transactionRecords) {
    return new PublishSettings(client(), 2, 1, transactionRecords);
  }

  private static SourceReading reading() {
    return new SourceReading(
        path -> Languages.of(path).isPresent(), 1 << 20, 100, new Extractor()::extract);
  }

  private static Properties client() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", kafka.bootstrapServers());
    return properties;
  }

  private static PublishListener silent(int[] published) {
    return new PublishListener() {
      @Override
      public void planned(int steps) {}

      @Override
      public void published(PublishTotals totals) {
        published[0]++;
      }
    };
  }

  private String commit(String path, String methods) throws Exception {
    Files.writeString(
        directory.resolve(path), "class " + path.charAt(0) + " {\n" + methods + "}\n");
    git.add().addFilepattern(path).call();
    PersonIdent person = new PersonIdent("Ada", "ada@example.org", NOW, ZoneOffset.UTC);
    return git.commit()
        .setMessage(path)
        .setAuthor(person)
        .setCommitter(person)
        .setSign(false)
        .call()
        .name();
  }

  private static String method(String name, int value) {
    return "  int " + name + "(int a, int b) {\n    return a * b + a - b + " + value + ";\n  }\n";
  }

  private List<CommitPublished> commits() throws Exception {
    List<CommitPublished> commits = new ArrayList<>();
    for (var record : committed(Topics.COMMITS, branch.key())) {
      if (EventDecoder.tags().claims(record.value())) {
        continue;
      }
      commits.add(CommitPublished.fromByteBuffer(ByteBuffer.wrap(record.value())));
    }
    return commits;
  }

  private List<SymbolChange> changes() throws Exception {
    List<SymbolChange> changes = new ArrayList<>();
    for (var record : committed(Topics.SYMBOL_CHANGES, branch.key() + ":")) {
      changes.add(SymbolChange.fromByteBuffer(ByteBuffer.wrap(record.value())));
    }
    changes.sort(
        Comparator.comparing(SymbolChange::getSequence).thenComparing(SymbolChange::getSymbolId));
    return changes;
  }

  /** What a reader of committed data sees, by key prefix. */
  private static List<ConsumerRecord<String, byte[]>> committed(String topic, String prefix) {
    Properties properties = client();
    properties.putAll(Map.of("isolation.level", "read_committed", "auto.offset.reset", "earliest"));
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .collect(Collectors.toList());
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (record.key().startsWith(prefix)) {
            found.add(record);
          }
        }
      }
    }
    return found;
  }
}
