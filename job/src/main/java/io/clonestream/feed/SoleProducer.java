package io.clonestream.feed;

import java.time.Duration;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes records of which only one may write at a time, each in a transaction of its own. Whoever
 * begins later ends the one before and waits until its last transaction is complete; then nothing
 * hides what was written before. The end of its own last transaction may reach readers late.
 */
final class SoleProducer implements AutoCloseable {

  private final String brokers;
  private final String deed;
  private final KafkaProducer<String, byte[]> producer;

  /**
   * Takes over from any other of this id.
   *
   * @param client properties of every Kafka client
   * @param deed what only one may do, for messages: "state relations"
   * @throws FeedException when Kafka does not answer
   */
  SoleProducer(Properties client, String transactionalId, String deed) {
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.deed = deed;
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer =
        FeedException.asked(
            brokers,
            () ->
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer()));
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      close();
      throw failure(e);
    }
  }

  /**
   * Writes a record; returns when it is committed.
   *
   * @throws FeedException when Kafka does not answer or another has begun
   */
  void send(String topic, String key, byte[] value) {
    try {
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, key, value));
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  /** An open transaction is aborted by the broker when the next one begins. */
  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }

  private FeedException failure(KafkaException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return FeedException.of(
            "Somebody else has begun to " + deed + ", so this one stops; say it again", e);
      }
    }
    return FeedException.ofKafka(brokers, e);
  }
}
