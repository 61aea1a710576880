package io.clonestream.feed;

import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Whether nothing is lost on reading: every record of the recorded topics, offset by offset, either
 * is an event, and then the oracle counts it, or lies byte-identical in the dead letters.
 */
public final class Accounts {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String GROUP = "clonestream.accounts";

  /**
   * What was found.
   *
   * @param taken records that are events
   * @param refused records that are none, or state something impossible
   * @param lost origins of refused records without a dead letter
   * @param altered origins of refused records whose dead letters are not what was refused
   */
  public record Balance(long taken, long refused, List<String> lost, List<String> altered) {

    public boolean isEven() {
      return lost.isEmpty() && altered.isEmpty();
    }
  }

  private final Map<String, Set<String>> letters = new HashMap<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> altered = new ArrayList<>();
  private long taken;
  private long refused;

  private Accounts() {}

  /**
   * Reads the topics as they are now.
   *
   * @param changes throws {@link IllegalArgumentException} for a change that is refused
   * @throws FeedException when Kafka does not answer
   */
  public static Balance balance(Properties client, Consumer<SymbolChange> changes) {
    Accounts accounts = new Accounts();
    try (CommittedLog log = new CommittedLog(client, GROUP, PATIENCE)) {
      log.read(Topics.DEAD_LETTERS, accounts::letter);
      judges(changes)
          .forEach((topic, judge) -> log.read(topic, record -> accounts.count(record, judge)));
    }
    return new Balance(accounts.taken, accounts.refused, accounts.lost, accounts.altered);
  }

  private static Map<String, Consumer<byte[]>> judges(Consumer<SymbolChange> changes) {
    EventDecoder<SymbolChange> change = EventDecoder.symbolChanges();
    EventDecoder<CommitPublished> commit = EventDecoder.commits();
    EventDecoder<TagPublished> tag = EventDecoder.tags();
    EventDecoder<RelationStated> relation = EventDecoder.relations();
    EventDecoder<CalibrationPublished> calibration = EventDecoder.calibrations();
    Consumer<byte[]> stated = bytes -> RelationRules.check(relation.decode(bytes));
    return Map.of(
        Topics.SYMBOL_CHANGES,
        bytes -> changes.accept(change.decode(bytes)),
        Topics.COMMITS,
        bytes -> {
          if (tag.claims(bytes)) {
            TagRules.check(tag.decode(bytes));
          } else {
            CommitRules.check(commit.decode(bytes));
          }
        },
        Topics.RELATIONS,
        stated,
        Topics.FEEDBACK,
        stated,
        Topics.CALIBRATIONS,
        bytes -> CalibrationRules.check(calibration.decode(bytes)));
  }

  private void letter(ConsumerRecord<byte[], byte[]> letter) {
    Header origin = letter.headers().lastHeader(DeadLetter.ORIGIN);
    if (origin != null) {
      String place = new String(origin.value(), StandardCharsets.UTF_8);
      letters.computeIfAbsent(place, absent -> new HashSet<>()).add(digest(letter));
    }
  }

  private void count(ConsumerRecord<byte[], byte[]> record, Consumer<byte[]> judge) {
    try {
      judge.accept(RawRecord.orNone(record.value()));
      taken++;
    } catch (IllegalArgumentException e) {
      refused++;
      String origin = record.topic() + "-" + record.partition() + "@" + record.offset();
      Set<String> found = letters.getOrDefault(origin, Set.of());
      if (found.isEmpty()) {
        lost.add(origin);
      } else if (!found.contains(digest(record))) {
        altered.add(origin);
      }
    }
  }

  /** Of key, value, timestamp and headers, without those that a dead letter has of its own. */
  private static String digest(ConsumerRecord<byte[], byte[]> record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      add(digest, record.key());
      add(digest, record.value());
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(record.timestamp()).array());
      for (Header header : record.headers()) {
        if (!header.key().startsWith(DeadLetter.HEADERS)) {
          add(digest, header.key().getBytes(StandardCharsets.UTF_8));
          add(digest, header.value());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void add(MessageDigest digest, byte @Nullable [] bytes) {
    int length = bytes == null ? -1 : bytes.length;
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
    if (bytes != null) {
      digest.update(bytes);
    }
  }
}
