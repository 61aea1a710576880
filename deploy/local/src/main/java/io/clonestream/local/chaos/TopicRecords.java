package io.clonestream.local.chaos;

import io.clonestream.feed.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The records of the topics that publishers write. */
final class TopicRecords {

  static final List<String> TOPICS = List.of(Topics.SYMBOL_CHANGES, Topics.COMMITS);

  private static final Duration POLL = Duration.ofMillis(200);

  private final String brokers;
  private final Map<TopicPartition, Long> seen = new HashMap<>();

  TopicRecords(String brokers) {
    this.brokers = brokers;
  }

  /** Of the same topic, partition, time and headers. */
  static ProducerRecord<byte[], byte[]> copy(
      ConsumerRecord<byte[], byte[]> record, byte[] key, byte @Nullable [] value) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.timestamp(), key, value, record.headers());
  }

  /** What came since the last time, but for empty records. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    forEach(
        topic,
        seen,
        record -> {
          if (record.value() != null && record.value().length > 0) {
            all.add(record);
          }
        });
    return all;
  }

  /** How many there are, empty ones included. */
  long count(String topic) {
    long[] count = {0};
    forEach(topic, new HashMap<>(), record -> count[0]++);
    return count[0];
  }

  /**
   * Reads up to the end.
   *
   * @param from offsets to begin at, 0 where there is none; the ends afterwards
   */
  private void forEach(
      String topic, Map<TopicPartition, Long> from, Consumer<ConsumerRecord<byte[], byte[]>> to) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      partitions.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(POLL).forEach(to);
      }
      from.putAll(ends);
    }
  }

  /** Sends them and waits for the broker. */
  void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }
}
