package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What was published of a branch: its records in the commits topic, read committed.
 *
 * <p>The last record is looked for from the end, in windows that grow, so that an active branch is
 * found without reading the topic. A transaction of another branch that is still open hides the
 * committed records after it; reading therefore goes up to the end of the log as it is, not to the
 * last stable offset, and waits for such transactions to end.
 *
 * <p>Records that were replayed are passed over: they stand later than they were published, and
 * what they repeat still stands in its place.
 */
public final class PublishedChain implements AutoCloseable {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.COMMITS, 0);
  private static final long FIRST_WINDOW = 2_000;
  private static final Duration POLL = Duration.ofMillis(200);

  /** Longer than the longest transaction lives. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /**
   * The last step, and how far tags were recorded when the last record of the branch was written.
   */
  record End(CommitPublished commit, @Nullable TagMark mark) {}

  private final EventDecoder<CommitPublished> decoder = EventDecoder.commits();
  private final EventDecoder<TagPublished> tagDecoder = EventDecoder.tags();
  private final String key;
  private final String brokers;
  private final KafkaConsumer<String, byte[]> committed;
  private final KafkaConsumer<String, byte[]> uncommitted;

  /** With the properties of a Kafka client. */
  public PublishedChain(Properties client, BranchKey branch) {
    this.key = branch.key();
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.committed = consumer(client, "read_committed");
    this.uncommitted = consumer(client, "read_uncommitted");
    committed.assign(List.of(PARTITION));
    uncommitted.assign(List.of(PARTITION));
  }

  /** The end of what was published of the branch; null when nothing was. */
  @Nullable End end() {
    try {
      long begin = begin();
      long upTo = endOffset();
      TagMark mark = null;
      for (long window = FIRST_WINDOW; upTo > begin; window *= 8) {
        long from = Math.max(begin, upTo - window);
        Latest latest = new Latest();
        scan(from, upTo, latest);
        mark = mark == null ? latest.mark : mark;
        if (latest.record != null) {
          return new End(latest.record, mark);
        }
        upTo = from;
      }
      return null;
    } catch (KafkaException e) {
      throw FeedException.unreachable(brokers, e);
    }
  }

  /** The first record of the branch; null when nothing was published. */
  public @Nullable CommitPublished first() {
    try {
      First first = new First();
      scan(begin(), endOffset(), first);
      return first.record;
    } catch (KafkaException e) {
      throw FeedException.unreachable(brokers, e);
    }
  }

  /** All steps that were published whole, oldest first, each by the record of its last part. */
  public List<CommitPublished> steps() {
    List<CommitPublished> steps = new ArrayList<>();
    try {
      scan(
          begin(),
          endOffset(),
          record -> {
            if (!tagDecoder.claims(record.value())) {
              CommitPublished commit = decoded(record, decoder);
              if (commit.getPart() == commit.getParts()) {
                steps.add(commit);
              }
            }
            return false;
          });
      return steps;
    } catch (KafkaException e) {
      throw FeedException.unreachable(brokers, e);
    }
  }

  /** What is recorded of the branch's tags: reads the whole topic. */
  PublishedTags tags() {
    Set<String> heads = new HashSet<>();
    Map<String, TagPublished> last = new HashMap<>();
    try {
      scan(
          begin(),
          endOffset(),
          record -> {
            if (tagDecoder.claims(record.value())) {
              TagPublished tag = decoded(record, tagDecoder);
              last.merge(tag.getName(), tag, (a, b) -> a.getSequence() >= b.getSequence() ? a : b);
            } else {
              CommitPublished commit = decoded(record, decoder);
              if (commit.getPart() == commit.getParts()) {
                heads.add(commit.getHead());
              }
            }
            return false;
          });
    } catch (KafkaException e) {
      throw FeedException.unreachable(brokers, e);
    }
    return PublishedTags.of(heads, last);
  }

  @Override
  public void close() {
    committed.close();
    uncommitted.close();
  }

  private long begin() {
    return committed.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  private long endOffset() {
    return uncommitted.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  /** Shows the branch's records from {@code from} to {@code to} until the visitor has enough. */
  private void scan(long from, long to, Predicate<ConsumerRecord<String, byte[]>> enough) {
    committed.seek(PARTITION, from);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (committed.position(PARTITION) < to) {
      var records = committed.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        if (record.offset() < to
            && key.equals(record.key())
            && record.headers().lastHeader(DeadLetter.REPLAYED_FROM) == null
            && record.value() != null
            && enough.test(record)) {
          return;
        }
      }
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw FeedException.unreachable(
            brokers,
            new IllegalStateException(
                "A transaction before offset " + to + " of " + PARTITION + " does not end"));
      }
    }
  }

  private <T extends SpecificRecord> T decoded(
      ConsumerRecord<String, byte[]> record, EventDecoder<T> as) {
    try {
      return as.decode(record.value());
    } catch (IllegalArgumentException e) {
      throw FeedException.of(
          "Record "
              + record.offset()
              + " of "
              + Topics.COMMITS
              + " is neither CommitPublished nor TagPublished although its key is "
              + key
              + "; a newer CloneStream may have written it",
          e);
    }
  }

  private static KafkaConsumer<String, byte[]> consumer(Properties client, String isolation) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("isolation.level", isolation);
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("default.api.timeout.ms", "15000");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }

  private final class Latest implements Predicate<ConsumerRecord<String, byte[]>> {
    private @Nullable CommitPublished record;
    private @Nullable TagMark mark;

    @Override
    public boolean test(ConsumerRecord<String, byte[]> next) {
      mark = TagMark.of(next.headers());
      if (!tagDecoder.claims(next.value())) {
        record = decoded(next, decoder);
      }
      return false;
    }
  }

  private final class First implements Predicate<ConsumerRecord<String, byte[]>> {
    private @Nullable CommitPublished record;

    @Override
    public boolean test(ConsumerRecord<String, byte[]> next) {
      if (tagDecoder.claims(next.value())) {
        return false;
      }
      record = decoded(next, decoder);
      return true;
    }
  }
}
