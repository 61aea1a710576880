package io.clonestream.local.chaos;

import io.clonestream.feed.CommitRules;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
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

  private static final byte[] NOBODY = "default/nobody@main".getBytes(StandardCharsets.UTF_8);

  private final EventDecoder<SymbolChange> changes = EventDecoder.symbolChanges();
  private final EventDecoder<CommitPublished> commits = EventDecoder.commits();
  private final EventDecoder<TagPublished> tags = EventDecoder.tags();
  private final TopicRecords records;
  private final Random random;
  private final Set<Way> ways = EnumSet.noneOf(Way.class);
  private List<List<ConsumerRecord<byte[], byte[]>>> fresh = List.of();
  private int sent;

  TopicDamage(Situation situation) {
    this(situation.cluster().bootstrapServers(), situation.random().nextLong());
  }

  TopicDamage(String brokers, long seed) {
    this.records = new TopicRecords(brokers);
    this.random = new Random(seed);
  }

  /** Damaged records sent so far. */
  int sent() {
    return sent;
  }

  /** In how many ways they were damaged. */
  int ways() {
    return ways.size();
  }

  /** What is in the topics now is left alone. */
  void skip() {
    TopicRecords.TOPICS.forEach(records::read);
  }

  /**
   * Reads what came since the last time, which can be damaged then.
   *
   * @return the number of records
   */
  int read() {
    fresh = TopicRecords.TOPICS.stream().map(records::read).filter(all -> !all.isEmpty()).toList();
    return fresh.stream().mapToInt(List::size).sum();
  }

  /** Sends a third of what was published a second time, in any order. */
  void repeat() {
    for (String topic : TopicRecords.TOPICS) {
      List<ProducerRecord<byte[], byte[]>> again = new ArrayList<>();
      for (var record : records.read(topic)) {
        if (random.nextInt(3) == 0) {
          again.add(TopicRecords.copy(record, record.key(), record.value()));
        }
      }
      Collections.shuffle(again, random);
      records.send(again);
    }
  }

  /**
   * Sends so many damaged copies that are no events any more, of what was read last and under the
   * same keys. Commits that could be of a schema to come stand under the key of a branch that
   * nobody publishes: a publisher that finds one among its own refuses to go on.
   */
  void poison(int count) {
    List<ProducerRecord<byte[], byte[]>> damaged = new ArrayList<>();
    while (damaged.size() < count) {
      var topic = fresh.get(random.nextInt(fresh.size()));
      var record = topic.get(random.nextInt(topic.size()));
      Way way = Way.values()[random.nextInt(Way.values().length)];
      byte[] value = damaged(record.value(), way);
      boolean foreign = record.topic().equals(Topics.COMMITS) && isOfTheFuture(value);
      if (!isEvent(record.topic(), value)) {
        damaged.add(TopicRecords.copy(record, foreign ? NOBODY : record.key(), value));
        ways.add(way);
      }
    }
    records.send(damaged);
    sent += damaged.size();
    skip(); // its own
  }

  private boolean isEvent(String topic, byte @Nullable [] value) {
    byte[] bytes = value == null ? new byte[0] : value;
    try {
      if (topic.equals(Topics.SYMBOL_CHANGES)) {
        Fingerprint.of(changes.decode(bytes));
      } else if (!tags.claims(bytes)) {
        CommitRules.check(commits.decode(bytes));
      }
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private boolean isOfTheFuture(byte @Nullable [] value) {
    return value != null
        && EventDecoder.hasHeader(value)
        && !commits.claims(value)
        && !tags.claims(value);
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
}
