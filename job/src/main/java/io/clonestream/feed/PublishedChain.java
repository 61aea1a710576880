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
 * what they repeat still stands in its place. So is what no publisher of the branch wrote.
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

  private final BranchRecords branchRecords;
  private final String key;
  private final String brokers;
  private final KafkaConsumer<String, byte[]> committed;
  private final KafkaConsumer<String, byte[]> uncommitted;

  /** With the properties of a Kafka client. */
  public PublishedChain(Properties client, BranchKey branch) {
    this.branchRecords = new BranchRecords(branch);
    this.key = branch.key();
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.committed = FeedException.asked(brokers, () -> consumer(client, "read_committed"));
    try {
      this.uncommitted = FeedException.asked(brokers, () -> consumer(client, "read_uncommitted"));
    } catch (FeedException e) {
      committed.close();
      throw e;
    }
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
      throw FeedException.ofKafka(brokers, e);
    }
  }

  /** The first record of the branch; null when nothing was published. */
  public @Nullable CommitPublished first() {
    try {
      List<CommitPublished> first = new ArrayList<>(1);
      scan(
          begin(),
          endOffset(),
          (record, stated) -> stated instanceof CommitPublished commit && first.add(commit));
      return first.isEmpty() ? null : first.get(0);
    } catch (KafkaException e) {
      throw FeedException.ofKafka(brokers, e);
    }
  }

  /** All steps that were published whole, oldest first, each by the record of its last part. */
  public List<CommitPublished> steps() {
    List<CommitPublished> steps = new ArrayList<>();
    try {
      scan(
          begin(),
          endOffset(),
          (record, stated) -> {
            if (stated instanceof CommitPublished commit && commit.getPart() == commit.getParts()) {
              steps.add(commit);
            }
            return false;
          });
      return steps;
    } catch (KafkaException e) {
      throw FeedException.ofKafka(brokers, e);
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
          (record, stated) -> {
            if (stated instanceof TagPublished tag) {
              last.merge(tag.getName(), tag, (a, b) -> a.getSequence() >= b.getSequence() ? a : b);
            } else if (stated instanceof CommitPublished commit
                && commit.getPart() == commit.getParts()) {
              heads.add(commit.getHead());
            }
            return false;
          });
    } catch (KafkaException e) {
      throw FeedException.ofKafka(brokers, e);
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

  /** Hears a record and what its publisher stated, and says whether that is enough. */
  private interface Visitor {
    boolean hasEnough(ConsumerRecord<String, byte[]> record, SpecificRecord stated);
  }

  /** Shows the branch's records from {@code from} to {@code to} until the visitor has enough. */
  private void scan(long from, long to, Visitor visitor) {
    committed.seek(PARTITION, from);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (committed.position(PARTITION) < to) {
      var records = committed.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        if (record.offset() < to
            && key.equals(record.key())
            && record.headers().lastHeader(DeadLetter.REPLAYED_FROM) == null
            && record.value() != null) {
          SpecificRecord stated = branchRecords.read(record.value(), record.offset());
          if (stated != null && visitor.hasEnough(record, stated)) {
            return;
          }
        }
      }
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw FeedException.stalled(
            brokers,
            new IllegalStateException(
                "A transaction before offset " + to + " of " + PARTITION + " does not end"));
      }
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

  private static final class Latest implements Visitor {
    private @Nullable CommitPublished record;
    private @Nullable TagMark mark;

    @Override
    public boolean hasEnough(ConsumerRecord<String, byte[]> next, SpecificRecord stated) {
      mark = TagMark.of(next.headers());
      if (stated instanceof CommitPublished commit) {
        record = commit;
      }
      return false;
    }
  }
}
