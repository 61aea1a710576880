package io.clonestream.feed;

import io.clonestream.feed.StoredLetter.Fate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/**
 * The topic of dead letters, which is also the ledger of what became of them: a replay writes a
 * mark with the origin into it, in the transaction in which it sends the record back. So what was
 * replayed is known by origin, whatever was chosen and in whatever order.
 */
public final class DeadLetters implements AutoCloseable {

  private static final String GROUP = "clonestream.replay";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Stages that refuse a record on reading, as it stands in its topic. */
  private static final Set<String> READING = Set.of("feed", "fingerprint");

  /** By origin, as the records were written; those without one last. */
  private static final Comparator<StoredLetter> ORDER =
      Comparator.comparing(
              StoredLetter::place, Comparator.nullsLast(Comparator.<RecordOrigin>naturalOrder()))
          .thenComparingInt(StoredLetter::partition)
          .thenComparingLong(StoredLetter::offset);

  private final CommittedLog log;

  /** With the properties of a Kafka client. */
  public DeadLetters(Properties client) {
    this.log = new CommittedLog(client, GROUP, PATIENCE);
  }

  /**
   * Every letter that is there now, in the order of origin.
   *
   * @throws FeedException when Kafka does not answer
   */
  public List<StoredLetter> list() {
    List<StoredLetter> letters = new ArrayList<>();
    Set<String> settled = new HashSet<>();
    log.read(
        Topics.DEAD_LETTERS,
        record -> {
          Headers headers = record.headers();
          if (headers.lastHeader(DeadLetter.STAGE) != null) {
            letters.add(stored(record));
          } else if (headers.lastHeader(DeadLetter.REPLAYED) != null) {
            settled.add(text(headers, DeadLetter.REPLAYED));
          }
        });
    Set<TopicPartition> places = new HashSet<>();
    Topics.RECORDED.forEach(topic -> places.addAll(log.ends(topic).keySet()));
    letters.sort(ORDER);
    Set<String> seen = new HashSet<>();
    return letters.stream()
        .map(
            letter -> {
              Fate fate = fate(letter, places);
              if (fate == Fate.PENDING && settled.contains(letter.origin())) {
                return letter.with(Fate.REPLAYED);
              }
              boolean again = fate == Fate.PENDING && !seen.add(letter.origin());
              return letter.with(again ? Fate.REPEATED : fate);
            })
        .toList();
  }

  /** The records of these letters, in the order of the letters. */
  List<ConsumerRecord<byte[], byte[]>> fetch(List<StoredLetter> letters) {
    Map<TopicPartition, Long> from = new HashMap<>();
    Map<TopicPartition, Long> to = new HashMap<>();
    Map<String, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
    Set<String> wanted = new HashSet<>();
    for (StoredLetter letter : letters) {
      TopicPartition partition = new TopicPartition(Topics.DEAD_LETTERS, letter.partition());
      from.merge(partition, letter.offset(), Math::min);
      to.merge(partition, letter.offset() + 1, Math::max);
      wanted.add(position(letter.partition(), letter.offset()));
    }
    log.read(
        from,
        to,
        record -> {
          String position = position(record.partition(), record.offset());
          if (wanted.contains(position)) {
            found.put(position, record);
          }
        });
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (StoredLetter letter : letters) {
      var record = found.get(position(letter.partition(), letter.offset()));
      if (record == null) {
        throw new IllegalStateException("The letter of " + letter.origin() + " is gone");
      }
      records.add(record);
    }
    return records;
  }

  @Override
  public void close() {
    log.close();
  }

  private static Fate fate(StoredLetter letter, Set<TopicPartition> places) {
    if (!READING.contains(letter.stage())) {
      return Fate.LATER_STAGE;
    }
    RecordOrigin origin = letter.place();
    return origin != null && places.contains(new TopicPartition(origin.topic(), origin.partition()))
        ? Fate.PENDING
        : Fate.NO_ORIGIN;
  }

  private static StoredLetter stored(ConsumerRecord<byte[], byte[]> record) {
    Headers headers = record.headers();
    return new StoredLetter(
        record.partition(),
        record.offset(),
        text(headers, DeadLetter.ORIGIN),
        text(headers, DeadLetter.STAGE),
        text(headers, DeadLetter.REASON),
        Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()),
        Fate.PENDING);
  }

  private static String text(Headers headers, String name) {
    Header header = headers.lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static String position(int partition, long offset) {
    return partition + "@" + offset;
  }
}
