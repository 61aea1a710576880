package io.clonestream.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads stretches of topics as they stand: committed records only, outside of any group's work.
 *
 * <p>Offsets are positions in the log, which aborted records and the markers of transactions take
 * up too; only reading tells how many records a stretch holds.
 */
final class CommittedLog implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String brokers;
  private final Duration patience;
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * With the properties of a Kafka client.
   *
   * @param group whose committed offsets are asked for
   * @param patience for how long the brokers may be silent
   */
  CommittedLog(Properties client, String group, Duration patience) {
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.patience = patience;
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put("group.id", group);
    properties.put("isolation.level", "read_committed");
    properties.put("enable.auto.commit", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("allow.auto.create.topics", "false");
    properties.put("default.api.timeout.ms", String.valueOf(patience.toMillis()));
    properties.put("request.timeout.ms", String.valueOf(patience.toMillis()));
    this.consumer =
        asked(
            () ->
                new KafkaConsumer<>(
                    properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  /** The end of each partition, after its last committed record; empty when there is no topic. */
  Map<TopicPartition, Long> ends(String topic) {
    return asked(() -> consumer.endOffsets(partitions(topic)));
  }

  /** How many offsets of a topic are gone from its beginnings; -1 when there is no topic. */
  long missing(String topic) {
    return asked(
        () -> {
          List<TopicPartition> partitions = partitions(topic);
          return partitions.isEmpty()
              ? -1
              : beginnings(partitions).values().stream().mapToLong(Long::longValue).sum();
        });
  }

  /** Up to where the group has read each partition; the beginning where it has not. */
  Map<TopicPartition, Long> positions(String topic) {
    return asked(
        () -> {
          List<TopicPartition> partitions = partitions(topic);
          Map<TopicPartition, Long> positions = beginnings(partitions);
          consumer
              .committed(new HashSet<>(partitions))
              .forEach(
                  (partition, committed) -> {
                    if (committed != null) {
                      positions.merge(partition, committed.offset(), Math::max);
                    }
                  });
          return positions;
        });
  }

  /** Shows every record of a topic that is committed now, each partition in its order. */
  void read(String topic, Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    Map<TopicPartition, Long> ends = ends(topic);
    read(asked(() -> beginnings(ends.keySet())), ends, visitor);
  }

  /** Shows the records from one offset, inclusive, to another, exclusive, in each partition. */
  void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> to,
      Consumer<ConsumerRecord<byte[], byte[]>> visitor) {
    List<TopicPartition> open = new ArrayList<>(to.keySet());
    open.removeIf(partition -> from.getOrDefault(partition, 0L) >= to.getOrDefault(partition, 0L));
    asked(
        () -> {
          consumer.assign(open);
          open.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
          return open;
        });
    long deadline = System.nanoTime() + patience.toNanos();
    while (!open.isEmpty()) {
      var records = asked(() -> consumer.poll(POLL));
      for (ConsumerRecord<byte[], byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < to.getOrDefault(partition, 0L)) {
          visitor.accept(record);
        }
      }
      boolean ended =
          asked(
              () ->
                  open.removeIf(
                      partition -> consumer.position(partition) >= to.getOrDefault(partition, 0L)));
      if (ended) {
        asked(
            () -> {
              consumer.assign(open);
              return open;
            });
      }
      if (ended || !records.isEmpty()) {
        deadline = System.nanoTime() + patience.toNanos();
      } else if (System.nanoTime() > deadline) {
        throw FeedException.stalled(
            brokers, new IllegalStateException("Nothing more of " + open + " up to " + to));
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private Map<TopicPartition, Long> beginnings(Collection<TopicPartition> partitions) {
    return new HashMap<>(consumer.beginningOffsets(partitions));
  }

  private <T> T asked(Supplier<T> request) {
    return FeedException.asked(brokers, request);
  }
}
