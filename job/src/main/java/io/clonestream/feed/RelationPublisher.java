package io.clonestream.feed;

import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Publishes statements of relations, each in a transaction of its own.
 *
 * <p>All share one transactional id, so what was said before is read once: from there on this one
 * knows, because no other can speak. So the number of a statement is drawn once.
 */
public final class RelationPublisher implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "clonestream-relate";
  private static final String GROUP = "clonestream.relate";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Properties client;
  private final Clock clock;
  private final SoleProducer producer;
  private final Map<String, RelationStated> last;

  /**
   * What is said of a relation.
   *
   * @param since from when it holds; null for now
   */
  public record Saying(
      String tenant,
      RelationKind kind,
      String from,
      String to,
      Verdict verdict,
      @Nullable Instant since,
      String author,
      Map<String, String> metadata) {

    public Saying {
      metadata = Map.copyOf(metadata);
    }
  }

  /**
   * Takes over from any other that publishes relations.
   *
   * @throws FeedException when Kafka does not answer
   */
  public RelationPublisher(PublishSettings settings, Clock clock) {
    this.client = settings.client();
    this.clock = clock;
    try (TopicAdmin topics = new TopicAdmin(client)) {
      topics.ensureTopics(settings.partitions(), settings.replication());
    }
    this.producer = new SoleProducer(client, TRANSACTIONAL_ID, "state relations");
    this.last = recorded();
  }

  /**
   * Publishes a statement, unless it says what the last one of this relation says.
   *
   * @return what was published; null when nothing was
   * @throws IllegalArgumentException when it is impossible, or retracts what was never stated
   * @throws FeedException when Kafka does not answer or another publisher has begun
   */
  public @Nullable RelationStated publish(Saying saying) {
    String id = RelationRules.id(saying.tenant(), saying.kind(), saying.from(), saying.to());
    RelationStated before = last.get(id);
    if (before != null && repeats(saying, before)) {
      return null;
    }
    if (before == null && saying.verdict() == Verdict.RETRACTED) {
      throw new IllegalArgumentException(
          "Nobody has stated " + saying.from() + " " + saying.kind() + " " + saying.to());
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    RelationStated stated =
        RelationStated.newBuilder()
            .setTenant(saying.tenant())
            .setRelationId(id)
            .setKind(saying.kind())
            .setFromSymbolId(saying.from())
            .setToSymbolId(saying.to())
            .setSequence(before == null ? 1 : before.getSequence() + 1)
            .setVerdict(saying.verdict())
            .setValidTime(saying.since() == null ? now : saying.since())
            .setRecordedAt(now)
            .setAuthor(saying.author())
            .setMetadata(new TreeMap<>(saying.metadata()))
            .build();
    RelationRules.check(stated);
    send(id, stated);
    last.put(id, stated);
    return stated;
  }

  /** An open transaction is aborted by the broker when the next publisher begins. */
  @Override
  public void close() {
    producer.close();
  }

  private static boolean repeats(Saying saying, RelationStated last) {
    boolean retracted = saying.verdict() == Verdict.RETRACTED;
    return saying.verdict() == last.getVerdict()
        && (saying.since() == null || saying.since().equals(last.getValidTime()))
        && (retracted
            || saying.author().equals(last.getAuthor())
                && saying.metadata().equals(last.getMetadata()));
  }

  /** The last statement of every relation, by its id; relations are few. */
  private Map<String, RelationStated> recorded() {
    EventDecoder<RelationStated> decoder = EventDecoder.relations();
    Map<String, RelationStated> highest = new HashMap<>();
    try (CommittedLog log = new CommittedLog(client, GROUP, PATIENCE)) {
      for (String topic : List.of(Topics.RELATIONS, Topics.FEEDBACK)) {
        log.read(
            topic,
            record -> {
              try {
                RelationStated stated =
                    decoder.decode(record.value() == null ? new byte[0] : record.value());
                RelationRules.check(stated);
                highest.merge(
                    stated.getRelationId(),
                    stated,
                    (a, b) -> a.getSequence() >= b.getSequence() ? a : b);
              } catch (IllegalArgumentException e) {
                return; // the job refuses it with a dead letter
              }
            });
      }
    }
    return highest;
  }

  private void send(String id, RelationStated stated) {
    try {
      producer.send(Topics.of(stated.getKind()), id, ChangeEncoder.bytes(stated.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException("Statement of relation " + id, e);
    }
  }
}
