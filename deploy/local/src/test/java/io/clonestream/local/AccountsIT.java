package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.Accounts;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Accounts by offset, against a real broker. */
class AccountsIT {

  private static final byte[] GARBAGE = {(byte) 0xC3, 0x01, 0, (byte) 0xFF, 42};
  private static final byte[] KEY = "no symbol".getBytes(StandardCharsets.UTF_8);
  private static final long TIME = 1_700_000_000_000L;

  @RegisterExtension static final PublishedRepository PUBLISHED = new PublishedRepository();

  @Test
  void aRefusedRecordIsLostUntilItLiesInTheDeadLettersAsItWas() throws Exception {
    PUBLISHED.commit("A.java", PublishedRepository.method("first", 1));
    PUBLISHED.publish();
    Accounts.Balance before = balance();
    assertThat(before.isEven()).isTrue();
    assertThat(before.taken()).isPositive();
    assertThat(before.refused()).isZero();

    String origin = send(record(Topics.SYMBOL_CHANGES, GARBAGE));
    assertThat(balance().lost()).containsExactly(origin);

    letter(origin, new byte[] {1, 2, 3});
    assertThat(balance().lost()).isEmpty();
    assertThat(balance().altered()).containsExactly(origin);

    letter(origin, GARBAGE);
    Accounts.Balance after = balance();
    assertThat(after.isEven()).isTrue();
    assertThat(after.refused()).isEqualTo(1);
    assertThat(after.taken()).isEqualTo(before.taken());

    String tombstone = send(record(Topics.SYMBOL_CHANGES, null));
    letter(tombstone, new byte[0]);
    assertThat(balance().altered()).containsExactly(tombstone);

    letter(tombstone, null);
    assertThat(balance().isEven()).isTrue();
  }

  private static Accounts.Balance balance() {
    return Accounts.balance(PUBLISHED.client(), Fingerprint::of);
  }

  private static void letter(String origin, byte @Nullable [] value) throws Exception {
    var letter = record(Topics.DEAD_LETTERS, value);
    letter.headers().add(DeadLetter.STAGE, "feed".getBytes(StandardCharsets.UTF_8));
    letter.headers().add(DeadLetter.ORIGIN, origin.getBytes(StandardCharsets.UTF_8));
    send(letter);
  }

  private static ProducerRecord<byte[], byte[]> record(String topic, byte @Nullable [] value) {
    return new ProducerRecord<>(topic, 0, TIME, KEY, value);
  }

  /** Sends a record and says where it stands. */
  private static String send(ProducerRecord<byte[], byte[]> record) throws Exception {
    var properties =
        Map.<String, Object>of(
            "bootstrap.servers", PUBLISHED.client().getProperty("bootstrap.servers"));
    try (var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      var written = producer.send(record).get();
      return written.topic() + "-" + written.partition() + "@" + written.offset();
    }
  }
}
