package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.avro.AvroRuntimeException;
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

  /** The last record of the branch; null when nothing was published. */
  public @Nullable CommitPublished last() {
    try {
      long begin = begin();
      long upTo = end();
      for (long window = FIRST_WINDOW; upTo > begin; window *= 8) {
        long from = Math.max(begin, upTo - window);
        Latest latest = new Latest();
        scan(from, upTo, latest);
        if (latest.record != null) {
          return latest.record;
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
      scan(begin(), end(), first);
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
          end(),
          record -> {
            if (record.getPart() == record.getParts()) {
              steps.add(record);
            }
            return false;
          });
      return steps;
    } catch (KafkaException e) {
      throw FeedException.unreachable(brokers, e);
    }
  }

  @Override
  public void close() {
    committed.close();
    uncommitted.close();
  }

  private long begin() {
    return committed.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  private long end() {
    return uncommitted.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
  }

  /** Shows the branch's records from {@code from} to {@code to} until the visitor has enough. */
  private void scan(long from, long to, Predicate<CommitPublished> enough) {
    committed.seek(PARTITION, from);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (committed.position(PARTITION) < to) {
      var records = committed.poll(POLL);
      for (ConsumerRecord<String, byte[]> record : records) {
        if (record.offset() < to
            && key.equals(record.key())
            && record.headers().lastHeader(DeadLetter.REPLAYED_FROM) == null
            && enough.test(decoded(record))) {
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

  private CommitPublished decoded(ConsumerRecord<String, byte[]> record) {
    try {
      return CommitPublished.fromByteBuffer(ByteBuffer.wrap(record.value()));
    } catch (IOException | AvroRuntimeException e) {
      throw FeedException.of(
          "Record "
              + record.offset()
              + " of "
              + Topics.COMMITS
              + " is no CommitPublished although its key is "
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

  private static final class Latest implements Predicate<CommitPublished> {
    private @Nullable CommitPublished record;

    @Override
    public boolean test(CommitPublished next) {
      record = next;
      return false;
    }
  }

  private static final class First implements Predicate<CommitPublished> {
    private @Nullable CommitPublished record;

    @Override
    public boolean test(CommitPublished next) {
      record = next;
      return true;
    }
  }
}
