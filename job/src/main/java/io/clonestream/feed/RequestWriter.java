package io.clonestream.feed;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes requests to their topic. One that is written twice is answered twice: that is all. */
public final class RequestWriter implements AutoCloseable {

  private final String brokers;
  private final AuditTrail trail;
  private final KafkaProducer<byte[], byte[]> producer;

  /** With the properties of a Kafka client. */
  public RequestWriter(Properties client) {
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.trail = new AuditTrail(client, Clock.systemUTC());
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "20");
    this.producer =
        FeedException.asked(
            brokers,
            () ->
                new KafkaProducer<>(
                    properties, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Writes all of them, after who asks; returns when the brokers have them.
   *
   * @throws FeedException when Kafka does not answer; some may be written then
   */
  public void write(String who, Collection<Request> requests) {
    trail.record(who, "repair", requests.stream().map(Request::key).toList());
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Request request : requests) {
        sent.add(
            producer.send(
                new ProducerRecord<>(
                    Topics.REQUESTS, RequestRecords.key(request), RequestRecords.value(request))));
      }
      producer.flush();
      for (Future<RecordMetadata> record : sent) {
        record.get();
      }
    } catch (KafkaException e) {
      throw FeedException.ofKafka(brokers, e);
    } catch (ExecutionException e) {
      throw FeedException.ofKafka(brokers, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedException.of("Interrupted while waiting for Kafka at " + brokers, e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
