package io.clonestream.local;

import io.clonestream.feed.EventDecoder;
import io.clonestream.schemas.TagPublished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts the commits in the feed. Offsets would not do: a transaction's marker takes one too. */
final class PublishedCommits implements AutoCloseable {

  private final String topic;
  private final EventDecoder<TagPublished> tags = EventDecoder.tags();
  private final KafkaConsumer<byte[], byte[]> consumer;
  private long count;

  PublishedCommits(String bootstrapServers, String topic) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "isolation.level", "read_committed",
                "allow.auto.create.topics", "false",
                "auto.offset.reset", "earliest",
                "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
  }

  /** Commits published until now, those of earlier runs included. */
  long count() {
    if (consumer.assignment().isEmpty() && !assign()) {
      return 0;
    }
    int read;
    do {
      var records = consumer.poll(Duration.ofMillis(50));
      read = records.count();
      for (var record : records) {
        count += record.value() != null && tags.claims(record.value()) ? 0 : 1;
      }
    } while (read > 0);
    return count;
  }

  @Override
  public void close() {
    consumer.close();
  }

  private boolean assign() {
    List<PartitionInfo> partitions;
    try {
      partitions = consumer.listTopics(Duration.ofSeconds(5)).get(topic);
    } catch (TimeoutException busy) {
      return false;
    }
    if (partitions == null) {
      return false;
    }
    List<TopicPartition> all = new ArrayList<>();
    partitions.forEach(p -> all.add(new TopicPartition(p.topic(), p.partition())));
    consumer.assign(all);
    consumer.seekToBeginning(all);
    return true;
  }
}
