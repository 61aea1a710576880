package io.clonestream.local;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishSettings;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.SourceReading;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
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
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A Git repository of each test's own and a real broker that all tests of the class publish to,
 * with what a reader of committed data sees of it.
 */
final class PublishedRepository
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  Git git;
  BranchKey branch;
  private final TestBroker broker = new TestBroker();
  private Path directory;
  private int tests;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    broker.beforeAll(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    directory = Files.createTempDirectory("published");
    git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
    branch = new BranchKey("acme", "r" + ++tests, "main");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    git.close();
    Directories.delete(directory);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    broker.afterAll(context);
  }

  GitRepository open() {
    return GitRepository.open(directory);
  }

  PublishTotals publish() {
    try (GitRepository repository = open();
        BranchPublisher publisher = publisher(repository, 100)) {
      BooleanSupplier never = () -> false;
      return publisher.publish(CommitRange.DEFAULT, false, silent(new int[1]), never);
    }
  }

  BranchPublisher publisher(GitRepository repository, int transactionRecords) {
    return publisher(repository, transactionRecords, false);
  }

  BranchPublisher publisher(GitRepository repository, int transactionRecords, boolean dryRun) {
    return new BranchPublisher(
        repository, branch, settings(transactionRecords), reading(), CLOCK, dryRun);
  }

  private PublishSettings settings(int transactionRecords) {
    return new PublishSettings(client(), 2, 1, transactionRecords);
  }

  private static SourceReading reading() {
    return new SourceReading(
        path -> Languages.of(path).isPresent(), 1 << 20, 100, new Extractor()::extract);
  }

  Properties client() {
    return broker.client();
  }

  static PublishListener silent(int[] published) {
    return new PublishListener() {
      @Override
      public void planned(int steps) {}

      @Override
      public void published(PublishTotals totals) {
        published[0]++;
      }
    };
  }

  String commit(String path, String methods) throws Exception {
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

  static String method(String name, int value) {
    return "  int " + name + "(int a, int b) {\n    return a * b + a - b + " + value + ";\n  }\n";
  }

  List<CommitPublished> commits() throws Exception {
    List<CommitPublished> commits = new ArrayList<>();
    for (var record : committed(Topics.COMMITS, branch.key())) {
      if (EventDecoder.tags().claims(record.value())) {
        continue;
      }
      commits.add(CommitPublished.fromByteBuffer(ByteBuffer.wrap(record.value())));
    }
    return commits;
  }

  List<SymbolChange> changes() throws Exception {
    List<SymbolChange> changes = new ArrayList<>();
    for (var record : committed(Topics.SYMBOL_CHANGES, branch.key() + ":")) {
      changes.add(SymbolChange.fromByteBuffer(ByteBuffer.wrap(record.value())));
    }
    changes.sort(
        Comparator.comparing(SymbolChange::getSequence).thenComparing(SymbolChange::getSymbolId));
    return changes;
  }

  /** What a reader of committed data sees, by key prefix. */
  List<ConsumerRecord<String, byte[]>> committed(String topic, String prefix) {
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
