package io.clonestream.local.chaos;

import io.clonestream.feed.CommitRules;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Records that nobody published, in the topics that the job reads. */
final class TopicDamage {

  /** What is done to the value of a record. */
  private enum Way {
    EMPTY,
    NULL,
    CUT,
    LONGER,
    BIT_FLIPPED,
    HEADER_FLIPPED,
    OTHER_SCHEMA,
    NOISE,
    TEXT
  }

  private static final List<String> TOPICS = List.of(Topics.SYMBOL_CHANGES, Topics.COMMITS);
  private static final byte[] NOBODY = "default/nobody@main".getBytes(StandardCharsets.UTF_8);
  private static final int MOST_POISON = 200;
  private static final Duration POLL = Duration.ofMillis(200);

  private final String brokers;
  private final Random random;

  TopicDamage(Situation situation) {
    this.brokers = situation.cluster().bootstrapServers();
    this.random = new Random(situation.random().nextLong());
  }

  /** Sends a third of what was published a second time, in any order. */
  void repeat() {
    for (String topic : TOPICS) {
      List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
      for (var record : read(topic)) {
        if (random.nextInt(3) == 0) {
          again.add(with(record, record.key(), record.value()));
        }
      }
      Collections.shuffle(again, random);
      send(again);
    }
  }

  /**
   * Sends damaged copies that are no events any more. Those of commits stand under the key of a
   * branch that nobody publishes: a publisher that finds what it cannot read among its own commits
   * refuses to go on.
   */
  void poison() {
    for (String topic : TOPICS) {
      List<ConsumerRecord<byte[], byte[]>> records = read(topic);
      Collections.shuffle(records, random);
      List<ProducerRecord<byte[], byte[]>> damaged = new ArrayList<>();
      for (var record : records.subList(0, Math.min(MOST_POISON, records.size()))) {
        Way way = Way.values()[random.nextInt(Way.values().length)];
        byte[] key = topic.equals(Topics.COMMITS) ? NOBODY : record.key();
        byte[] value = damaged(record.value(), way);
        if (!isEvent(topic, value)) {
          damaged.add(with(record, key, value));
        }
      }
      send(damaged);
    }
  }

  private static boolean isEvent(String topic, byte @Nullable [] value) {
    byte[] bytes = value == null ? new byte[0] : value;
    try {
      if (topic.equals(Topics.SYMBOL_CHANGES)) {
        Fingerprint.of(EventDecoder.symbolChanges().decode(bytes));
      } else if (!EventDecoder.tags().claims(bytes)) {
        CommitRules.check(EventDecoder.commits().decode(bytes));
      }
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private byte @Nullable [] damaged(byte[] value, Way way) {
    return switch (way) {
      case EMPTY -> new byte[0];
      case NULL -> null;
      case CUT -> Arrays.copyOf(value, random.nextInt(value.length));
      case LONGER -> Arrays.copyOf(value, value.length + 1 + random.nextInt(100));
      case BIT_FLIPPED -> flipped(value, random.nextInt(value.length));
      case HEADER_FLIPPED -> flipped(value, random.nextInt(Math.min(10, value.length)));
      case OTHER_SCHEMA -> {
        byte[] other = value.clone();
        for (int i = 2; i < Math.min(10, other.length); i++) {
          other[i] = (byte) random.nextInt();
        }
        yield other;
      }
      case NOISE -> {
        byte[] noise = new byte[1 + random.nextInt(2_000)];
        random.nextBytes(noise);
        yield noise;
      }
      case TEXT -> "{\"symbolId\": \"no such thing\"}".getBytes(StandardCharsets.UTF_8);
    };
  }

  private byte[] flipped(byte[] value, int at) {
    byte[] flipped = value.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static ProducerRecord<byte[], byte[]> with(
      ConsumerRecord<byte[], byte[]> record, byte[] key, byte @Nullable [] value) {
    return new ProducerRecord<>(
        record.topic(), record.partition(), record.timestamp(), key, value, record.headers());
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> properties =
        Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() != null && record.value().length > 0) {
            all.add(record);
          }
        }
      }
    }
    return all;
  }

  private void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", brokers, "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(producer::send);
    }
  }
}
