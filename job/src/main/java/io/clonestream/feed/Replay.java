package io.clonestream.feed;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records that were refused on reading back to where they stood: to the same partition, with
 * the same key, value, timestamp and headers.
 *
 * <p>Exactly once: a record and the mark that it was sent are one transaction, and all replays
 * share one transactional id, so that whoever begins later ends the one before and then reads what
 * it has done.
 */
public final class Replay implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "clonestream-replay";

  /** Most records and bytes of one transaction, which are held in memory. */
  private static final int BATCH_RECORDS = 500;

  private static final long BATCH_BYTES = 8L << 20;

  /** More than any broker takes as it is delivered. */
  private static final int MAX_REQUEST_BYTES = 32 << 20;

  private final String brokers;
  private final KafkaProducer<byte[], byte[]> producer;
  private final DeadLetters letters;
  private final AuditTrail trail;

  /**
   * With the properties of a Kafka client.
   *
   * @throws FeedException when Kafka does not answer
   */
  public Replay(Properties client) {
    this.brokers = client.getProperty("bootstrap.servers", "");
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, String.valueOf(MAX_REQUEST_BYTES));
    this.trail = new AuditTrail(client, Clock.systemUTC());
    this.producer =
        FeedException.asked(
            brokers,
            () ->
                new KafkaProducer<>(
                    properties, new ByteArraySerializer(), new ByteArraySerializer()));
    try {
      this.letters = new DeadLetters(client);
    } catch (FeedException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      close();
      throw failure(e);
    }
  }

  /** Every letter that is there now, in the order of origin. */
  public List<StoredLetter> letters() {
    return letters.list();
  }

  /**
   * Sends the records of these letters back, in this order, after who does it.
   *
   * @param chosen pending letters only
   * @throws FeedException when Kafka does not answer or another replay has begun; what was sent
   *     until then is sent, and the next replay goes on from there
   */
  public void send(String who, List<StoredLetter> chosen) {
    trail.record(who, "replay", chosen.stream().map(StoredLetter::origin).toList());
    List<StoredLetter> batch = new ArrayList<>();
    long bytes = 0;
    for (StoredLetter letter : chosen) {
      if (letter.fate() != StoredLetter.Fate.PENDING) {
        throw new IllegalArgumentException(
            "The letter of " + letter.origin() + " is " + letter.fate() + ", not to be sent");
      }
      if (!batch.isEmpty()
          && (batch.size() == BATCH_RECORDS || bytes + letter.bytes() > BATCH_BYTES)) {
        sendTogether(batch);
        batch.clear();
        bytes = 0;
      }
      batch.add(letter);
      bytes += letter.bytes();
    }
    if (!batch.isEmpty()) {
      sendTogether(batch);
    }
  }

  /** An open transaction is aborted by the broker when the next replay begins. */
  @Override
  public void close() {
    letters.close();
    producer.close(Duration.ofSeconds(5));
  }

  private void sendTogether(List<StoredLetter> batch) {
    var records = letters.fetch(batch);
    try {
      producer.beginTransaction();
      for (int i = 0; i < records.size(); i++) {
        RecordOrigin origin = RecordOrigin.parse(batch.get(i).origin());
        if (origin == null) {
          throw new IllegalStateException("A pending letter without origin: " + batch.get(i));
        }
        producer.send(refused(records.get(i), origin, batch.get(i).origin()));
        producer.send(mark(batch.get(i)));
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  private static ProducerRecord<byte[], byte[]> refused(
      ConsumerRecord<byte[], byte[]> letter, RecordOrigin origin, String text) {
    List<Header> headers = new ArrayList<>();
    for (Header header : letter.headers()) {
      if (!header.key().startsWith(DeadLetter.HEADERS)) {
        headers.add(header);
      }
    }
    var record =
        new ProducerRecord<>(
            origin.topic(),
            origin.partition(),
            letter.timestamp(),
            letter.key(),
            letter.value(),
            headers);
    record.headers().add(DeadLetter.REPLAYED_FROM, text.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static ProducerRecord<byte[], byte[]> mark(StoredLetter letter) {
    byte[] origin = letter.origin().getBytes(StandardCharsets.UTF_8);
    ProducerRecord<byte[], byte[]> mark =
        new ProducerRecord<>(Topics.DEAD_LETTERS, letter.partition(), origin, new byte[0]);
    mark.headers().add(DeadLetter.REPLAYED, origin);
    return mark;
  }

  private FeedException failure(KafkaException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return FeedException.of("Another replay has begun, so this one stops", e);
      }
    }
    return FeedException.ofKafka(brokers, e);
  }
}
