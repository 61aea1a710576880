package io.clonestream.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Who did what by hand, and when. Verdicts, relations and calibrations are events and tell it
 * themselves; repairs, deletions among them, and replays are written here first, to a topic that
 * keeps them for ever, as JSON: {@code {"at", "who", "deed", "what": […]}}.
 *
 * <p>Who it was is what the command says of its user. Who may write to Kafka at all, Kafka decides.
 */
public final class AuditTrail {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** So many keys or origins fit a record of any broker's default size. */
  private static final int MOST_OF_A_RECORD = 1_000;

  /**
   * One deed.
   *
   * @param deed a word: repair, replay, verdict, relate, retract, rescore
   * @param what keys, origins or symbols, as many as there are
   */
  public record Deed(Instant at, String who, String deed, List<String> what) {}

  private final Properties client;
  private final Clock clock;

  /** With the properties of a Kafka client. */
  public AuditTrail(Properties client, Clock clock) {
    this.client = new Properties();
    this.client.putAll(client);
    this.clock = clock;
  }

  /**
   * Writes what is about to be done; returns when the brokers have it.
   *
   * @throws FeedException when they do not take it: then it must not be done
   */
  public void record(String who, String deed, List<String> what) {
    Properties properties = new Properties();
    properties.putAll(client);
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    String brokers = client.getProperty("bootstrap.servers", "");
    try (var producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < what.size(); i += MOST_OF_A_RECORD) {
        List<String> part = what.subList(i, Math.min(what.size(), i + MOST_OF_A_RECORD));
        Deed done = new Deed(clock.instant(), who, deed, part);
        producer.send(new ProducerRecord<>(Topics.AUDIT, deed, bytes(done))).get();
      }
    } catch (KafkaException e) {
      throw FeedException.ofKafka(brokers, e);
    } catch (ExecutionException e) {
      throw FeedException.ofKafka(brokers, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw FeedException.of("Interrupted while waiting for Kafka at " + brokers, e);
    }
  }

  /**
   * All that was done, oldest first; what is no deed is left out.
   *
   * @throws FeedException when Kafka does not answer
   */
  public List<Deed> deeds() {
    List<Deed> deeds = new ArrayList<>();
    EventDecoder<RelationStated> relations = EventDecoder.relations();
    try (CommittedLog log = new CommittedLog(client, "clonestream.audit", PATIENCE)) {
      log.read(Topics.AUDIT, record -> add(deeds, () -> deed(value(record))));
      for (String topic : List.of(Topics.RELATIONS, Topics.FEEDBACK)) {
        log.read(topic, record -> add(deeds, () -> said(relations.decode(value(record)))));
      }
    }
    new RecordedEvents(client)
        .calibrations(
            moved ->
                deeds.add(
                    new Deed(
                        moved.getRecordedAt(),
                        moved.getAuthor(),
                        "rescore",
                        List.of(moved.getId()))));
    deeds.sort(Comparator.comparing(Deed::at));
    return deeds;
  }

  private interface Read {
    Deed deed() throws IOException;
  }

  private static void add(List<Deed> deeds, Read read) {
    try {
      deeds.add(read.deed());
    } catch (IOException | IllegalArgumentException e) {
      return; // whatever it is, nobody did it by a command
    }
  }

  private static byte[] value(ConsumerRecord<byte[], byte[]> record) {
    return record.value() == null ? new byte[0] : record.value();
  }

  private static Deed said(RelationStated stated) {
    String kind = stated.getKind() == RelationKind.VERDICT ? "verdict" : "relate";
    return new Deed(
        stated.getRecordedAt(),
        stated.getAuthor(),
        stated.getVerdict() == Verdict.RETRACTED ? "retract " + kind : kind,
        List.of(
            stated.getFromSymbolId(),
            stated.getKind() == RelationKind.VERDICT
                ? stated.getMetadata().getOrDefault(Judgement.CLONES, "")
                : stated.getKind().name(),
            stated.getToSymbolId()));
  }

  private static byte[] bytes(Deed deed) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("at", deed.at().toString());
    fields.put("who", deed.who());
    fields.put("deed", deed.deed());
    fields.put("what", deed.what());
    try {
      return JSON.writeValueAsBytes(fields);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Deed deed(byte[] bytes) throws IOException {
    var fields = JSON.readTree(bytes);
    List<String> what = new ArrayList<>();
    fields.path("what").forEach(one -> what.add(one.asText()));
    try {
      return new Deed(
          Instant.parse(fields.path("at").asText()),
          fields.path("who").asText(),
          fields.path("deed").asText(),
          what);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
