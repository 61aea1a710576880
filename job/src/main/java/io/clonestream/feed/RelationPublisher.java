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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes statements of relations, each in a transaction of its own.
 *
 * <p>All share one transactional id: whoever begins later ends the one before and waits until its
 * last transaction is complete; then nothing hides what was said before, and it is read once. From
 * there on this one knows, because no other can speak: the end of its own last transaction may
 * reach readers late. So the number of a statement is drawn once.
 */
public final class RelationPublisher implements AutoCloseable {

  private static final String TRANSACTIONAL_ID = "clonestream-relate";
  private static final String GROUP = "clonestream.relate";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Properties client;
  private final String brokers;
  private final Clock clock;
  private final KafkaProducer<String, byte[]> producer;
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
    this.brokers = client.getProperty("bootstrap.servers", "");
    this.clock = clock;
    try (TopicAdmin topics = new TopicAdmin(client)) {
      topics.ensureTopics(settings.partitions(), settings.replication());
    }
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    this.producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      close();
      throw failure(e);
    }
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
    producer.close(Duration.ofSeconds(5));
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
      producer.beginTransaction();
      producer.send(
          new ProducerRecord<>(
              Topics.of(stated.getKind()), id, ChangeEncoder.bytes(stated.toByteBuffer())));
      producer.commitTransaction();
    } catch (KafkaException e) {
      throw failure(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Statement of relation " + id, e);
    }
  }

  private FeedException failure(KafkaException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return FeedException.of(
            "Somebody else has begun to state relations, so this one stops; say it again", e);
      }
      if (cause instanceof TimeoutException) {
        return FeedException.unreachable(brokers, e);
      }
    }
    return FeedException.of("Kafka at " + brokers + " refused: " + e.getMessage(), e);
  }
}
