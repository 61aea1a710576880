package io.clonestream.feed;

import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;

/** Everything that was published, as it stands in the topics now, without a consumer group. */
public final class RecordedEvents {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * How much was read.
   *
   * @param refused records that are no event or state something impossible: the job, too, gives
   *     them to the dead letters
   */
  public record Counts(long changes, long commits, long tags, long relations, long refused) {}

  private final Properties client;
  private final Duration patience;
  private long refused;

  /** With the properties of a Kafka client. */
  public RecordedEvents(Properties client) {
    this(client, PATIENCE);
  }

  /**
   * With the properties of a Kafka client.
   *
   * @param patience for how long the brokers may be silent
   */
  public RecordedEvents(Properties client, Duration patience) {
    this.client = new Properties();
    this.client.putAll(client);
    this.patience = patience;
  }

  /** Where the topics end now: grows with everything that is published. */
  public long end() {
    try (CommittedLog log = log()) {
      return Topics.RECORDED.stream()
          .flatMap(topic -> log.ends(topic).values().stream())
          .mapToLong(Long::longValue)
          .sum();
    }
  }

  /**
   * Shows every event once for each time it was recorded. A visitor that throws {@link
   * IllegalArgumentException} refuses the event.
   *
   * @throws FeedException when Kafka does not answer, or no longer has everything
   */
  public Counts read(
      Consumer<SymbolChange> changes,
      Consumer<CommitPublished> commits,
      Consumer<TagPublished> tags,
      Consumer<RelationStated> relations) {
    refused = 0;
    try (CommittedLog log = log()) {
      long changed = read(log, Topics.SYMBOL_CHANGES, to(EventDecoder.symbolChanges(), changes));
      long[] tagged = {0};
      long committed =
          commits(
              log,
              commits,
              tag -> {
                tags.accept(tag);
                tagged[0]++;
              });
      Consumer<byte[]> toRelations = to(EventDecoder.relations(), relations);
      long related =
          read(log, Topics.RELATIONS, toRelations) + read(log, Topics.FEEDBACK, toRelations);
      return new Counts(changed, committed - tagged[0], tagged[0], related, refused);
    }
  }

  /**
   * Shows what the commits topic holds, and nothing else.
   *
   * @throws FeedException when Kafka does not answer, or no longer has everything
   */
  public void commits(Consumer<CommitPublished> commits, Consumer<TagPublished> tags) {
    try (CommittedLog log = log()) {
      commits(log, commits, tags);
    }
  }

  /**
   * Shows the calibrations that were published, and nothing else.
   *
   * @throws FeedException when Kafka does not answer, or no longer has everything
   */
  public void calibrations(Consumer<CalibrationPublished> calibrations) {
    try (CommittedLog log = log()) {
      read(log, Topics.CALIBRATIONS, to(EventDecoder.calibrations(), calibrations));
    }
  }

  private long commits(
      CommittedLog log, Consumer<CommitPublished> commits, Consumer<TagPublished> tags) {
    EventDecoder<TagPublished> tag = EventDecoder.tags();
    Consumer<byte[]> toCommits = to(EventDecoder.commits(), commits);
    Consumer<byte[]> toTags = to(tag, tags);
    return read(
        log, Topics.COMMITS, bytes -> (tag.claims(bytes) ? toTags : toCommits).accept(bytes));
  }

  private CommittedLog log() {
    return new CommittedLog(client, "clonestream.recorded", patience);
  }

  private static void checkWhole(CommittedLog log, String topic) {
    long missing = log.missing(topic);
    if (missing != 0) {
      String why =
          missing < 0
              ? "There is no topic " + topic + ": nothing was published to these brokers"
              : "Topic "
                  + topic
                  + " lacks its first "
                  + missing
                  + " offsets: it keeps for a time only";
      throw FeedException.of(why, new IllegalStateException(topic));
    }
  }

  private static <T extends SpecificRecord> Consumer<byte[]> to(
      EventDecoder<T> decoder, Consumer<T> visitor) {
    return bytes -> visitor.accept(decoder.decode(bytes));
  }

  private long read(CommittedLog log, String topic, Consumer<byte[]> visitor) {
    checkWhole(log, topic);
    long[] read = {0};
    log.read(
        topic,
        record -> {
          try {
            visitor.accept(record.value() == null ? new byte[0] : record.value());
            read[0]++;
          } catch (IllegalArgumentException e) {
            refused++;
          }
        });
    return read[0];
  }
}
