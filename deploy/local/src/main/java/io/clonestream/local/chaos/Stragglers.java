package io.clonestream.local.chaos;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Topics;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * What was published of each repository, once more as that of another one, by somebody who keeps
 * none of the promises of a publisher: commits before their symbols, later steps before earlier
 * ones, and some symbols never. Steps come all: a branch that lacks one is a finding of the audit.
 */
final class Stragglers {

  /** One symbol in so many never comes. */
  private static final int LOST = 10;

  private static final int PORTIONS = 10;
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
  private static final Duration MOST_WAIT = Duration.ofSeconds(2);

  private final EventDecoder<SymbolChange> changes = EventDecoder.symbolChanges();
  private final EventDecoder<CommitPublished> commits = EventDecoder.commits();
  private final Situation situation;
  private final TopicRecords records;
  private final Random random;
  private final String suffix;

  Stragglers(Situation situation) {
    this.situation = situation;
    this.records = new TopicRecords(situation.cluster().bootstrapServers());
    this.random = new Random(situation.random().nextLong());
    this.suffix = "-straggler-" + Integer.toHexString(random.nextInt());
  }

  void send() throws IOException, InterruptedException {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (var record : records.read(Topics.SYMBOL_CHANGES)) {
      SymbolChange change = event(changes, record.value());
      if (change != null && random.nextInt(LOST) > 0) {
        all.add(renamed(record, change));
      }
    }
    for (var record : records.read(Topics.COMMITS)) {
      CommitPublished commit = event(commits, record.value());
      if (commit != null) {
        all.add(renamed(record, commit));
      }
    }
    Collections.shuffle(all, random);
    for (int i = 0; i < PORTIONS; i++) {
      records.send(all.subList(i * all.size() / PORTIONS, (i + 1) * all.size() / PORTIONS));
      situation.wait(LEAST_WAIT, MOST_WAIT);
    }
  }

  /** Null where it is another event, or an earlier fault has damaged it. */
  private static <T extends SpecificRecord> @Nullable T event(
      EventDecoder<T> decoder, byte[] value) {
    try {
      return decoder.decode(value);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private ProducerRecord<byte[], byte[]> renamed(
      ConsumerRecord<byte[], byte[]> record, SymbolChange change) throws IOException {
    String repository = change.getRepository() + suffix;
    String old = change.getTenant() + "/" + change.getRepository() + "@";
    String now = change.getTenant() + "/" + repository + "@";
    change.setSymbolId(change.getSymbolId().replace(old, now));
    change.setPreviousSymbolId(replaced(change.getPreviousSymbolId(), old, now));
    change.setParentSymbolId(replaced(change.getParentSymbolId(), old, now));
    change.setRepository(repository);
    return record(record, change.getSymbolId(), change.toByteBuffer());
  }

  private static @Nullable String replaced(@Nullable String id, String old, String now) {
    return id == null ? null : id.replace(old, now);
  }

  private ProducerRecord<byte[], byte[]> renamed(
      ConsumerRecord<byte[], byte[]> record, CommitPublished commit) throws IOException {
    commit.setRepository(commit.getRepository() + suffix);
    String key = commit.getTenant() + "/" + commit.getRepository() + "@" + commit.getBranch();
    return record(record, key, commit.toByteBuffer());
  }

  /** In the partition of its own key. */
  private static ProducerRecord<byte[], byte[]> record(
      ConsumerRecord<byte[], byte[]> of, String key, ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return new ProducerRecord<>(
        of.topic(), null, of.timestamp(), key.getBytes(StandardCharsets.UTF_8), bytes);
  }
}
