package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends steps to Kafka: each part in one transaction with its commit record, so that readers of
 * committed data see it whole or not at all. The transactional id is the branch: whoever begins
 * later ends the one before.
 */
final class Publisher implements AutoCloseable {

  private static final String ID_PREFIX = "clonestream-publisher-";

  private final BranchKey branch;
  private final String brokers;
  private final KafkaProducer<String, byte[]> producer;

  Publisher(Properties client, BranchKey branch, int maxRecordBytes) {
    this.branch = branch;
    this.brokers = client.getProperty("bootstrap.servers", "");
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ID_PREFIX + branch.key());
    properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, "60000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    properties.put(ProducerConfig.BATCH_SIZE_CONFIG, String.valueOf(256 << 10));
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(maxRecordBytes));
    // A transaction begun while the markers of the one before are written is asked to come again.
    properties.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, "2");
    this.producer =
        FeedException.asked(
            brokers,
            () ->
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()));
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw failure(e);
    }
  }

  /**
   * Sends the parts that are not published yet; stops between two parts when told to. The tags at
   * its commit go with the last part.
   *
   * @return the last part that is published now
   */
  int publish(PreparedStep step, BranchTags tags, BooleanSupplier stopped) {
    int part = step.firstPart();
    do {
      try {
        producer.beginTransaction();
        step.read(
            part,
            (key, value) -> producer.send(new ProducerRecord<>(Topics.SYMBOL_CHANGES, key, value)));
        CommitPublished commit = step.part(part);
        send(encoded(commit), tags.mark());
        if (part == commit.getParts()) {
          sendAll(tags.at(commit.getHead()), tags.mark().fingerprint());
        }
        producer.commitTransaction();
      } catch (KafkaException e) {
        throw failure(e);
      }
      part++;
    } while (part <= step.commit().getParts() && !stopped.getAsBoolean());
    return part - 1;
  }

  /** Sends records of tags in a transaction of their own. */
  void publish(List<TagPublished> changes, TagMark mark) {
    try {
      producer.beginTransaction();
      sendAll(changes, mark.fingerprint());
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private void sendAll(List<TagPublished> changes, String fingerprint) {
    for (TagPublished tag : changes) {
      try {
        send(ChangeEncoder.bytes(tag.toByteBuffer()), new TagMark(tag.getSequence(), fingerprint));
      } catch (IOException e) {
        throw new UncheckedIOException("Record of tag " + tag.getName(), e);
      }
    }
  }

  private void send(byte[] value, TagMark mark) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.COMMITS, branch.key(), value);
    mark.addTo(record.headers());
    producer.send(record);
  }

  /** Open transactions are aborted by the broker when the next publisher begins. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private static byte[] encoded(CommitPublished commit) {
    try {
      return ChangeEncoder.bytes(commit.toByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException("Record of commit " + commit.getHead(), e);
    }
  }

  private FeedException failure(KafkaException e) {
    return failure(e, branch, brokers);
  }

  static FeedException failure(KafkaException e, BranchKey branch, String brokers) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return FeedException.of(
            "Another publisher of " + branch.key() + " has taken over, so this one stops", e);
      }
      if (cause instanceof InvalidTxnStateException) {
        // Of a commit that was sent twice, the second may meet a state that the first has ended.
        return FeedException.undecided(
            "Kafka at " + brokers + " did not say whether the last step was committed", e);
      }
      if (cause instanceof InvalidPidMappingException // forgotten after a quiet week
          || cause instanceof TimeoutException) {
        return FeedException.stalled(brokers, e); // its topics were asked for before
      }
    }
    return FeedException.ofKafka(brokers, e);
  }
}
