package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** One record under the key of a branch must not stop its publisher for ever. */
class BranchRecordsTest {

  private static final CommitPublished COMMIT =
      new RecordedSteps("shop")
          .step(1, Map.of("A.java", "class A { int f() { return 1; } }"))
          .commits()
          .get(0);
  private static final byte[] BYTES = encoded(COMMIT);

  private final BranchRecords records = new BranchRecords(new BranchKey("default", "shop", "main"));

  @Test
  void whatAPublisherWroteIsRead() throws Exception {
    TagPublished tag =
        TagPublished.newBuilder()
            .setTenant("default")
            .setRepository("shop")
            .setBranch("main")
            .setName("v1")
            .setSha(COMMIT.getHead())
            .setSequence(1)
            .build();

    assertThat(records.read(BYTES, 0)).isEqualTo(COMMIT);
    assertThat(records.read(encoded(TagPublished.getEncoder().encode(tag)), 0)).isEqualTo(tag);
  }

  @Test
  void whatNoPublisherCanHaveWrittenIsNoPartOfTheBranch() {
    CommitPublished elsewhere = CommitPublished.newBuilder(COMMIT).setBranch("other").build();
    CommitPublished impossible = CommitPublished.newBuilder(COMMIT).setHead("no name").build();

    assertThat(records.read(new byte[0], 0)).isNull();
    assertThat(records.read("{\"head\": 1}".getBytes(StandardCharsets.UTF_8), 0)).isNull();
    assertThat(records.read(Arrays.copyOf(BYTES, BYTES.length / 2), 0)).isNull();
    assertThat(records.read(encoded(elsewhere), 0)).isNull();
    assertThat(records.read(encoded(impossible), 0)).isNull();
  }

  @Test
  void cutAnywhereItIsReadOrPassedOver() {
    for (int length = 0; length < BYTES.length; length++) {
      assertThat(records.read(Arrays.copyOf(BYTES, length), 0)).isNull();
    }
  }

  @Test
  void flippedBitsBehindTheHeaderNeverStopIt() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] flipped = BYTES.clone();
      flipped[10 + random.nextInt(BYTES.length - 10)] ^= (byte) (1 << random.nextInt(8));
      records.read(flipped, i);
    }
  }

  @Test
  void aSchemaOfTheFutureIsNotGuessedAt() {
    byte[] newer = BYTES.clone();
    newer[5] ^= 1;

    assertThatThrownBy(() -> records.read(newer, 42))
        .isInstanceOf(FeedException.class)
        .hasMessageContaining("Record 42")
        .hasMessageContaining("default/shop@main")
        .hasMessageContaining("newer CloneStream");
  }

  private static byte[] encoded(CommitPublished commit) {
    try {
      return encoded(CommitPublished.getEncoder().encode(commit));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] encoded(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
