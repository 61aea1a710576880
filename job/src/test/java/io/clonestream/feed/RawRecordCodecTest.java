package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.feed.RawRecord.Header;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class RawRecordCodecTest {

  private static final RawRecordCodec CODEC = new RawRecordCodec();
  private static final String PLACE = "0174" + "00000002" + "0000000000000003" + "0000000000000004";
  private static final byte[] EMPTY = {};

  /** The bytes of version 2, for good. */
  @Test
  void itsBytesAreThese() {
    RawRecord record = record(RawRecord.NONE, new byte[] {5}, EMPTY);
    assertThat(HexFormat.of().formatHex(Bytes.encode(CODEC, record)))
        .isEqualTo(PLACE + "00" + "010105" + "01" + "0168" + "0100");
  }

  @Test
  void noneIsNotEmpty() {
    RawRecord none = coded(record(RawRecord.NONE, RawRecord.NONE, RawRecord.NONE));
    assertThat(none.key()).isSameAs(RawRecord.NONE);
    assertThat(none.value()).isSameAs(RawRecord.NONE);
    assertThat(none.headers().get(0).value()).isSameAs(RawRecord.NONE);

    RawRecord empty = coded(record(EMPTY, EMPTY, EMPTY));
    for (byte[] bytes : List.of(empty.key(), empty.value(), empty.headers().get(0).value())) {
      assertThat(bytes).isNotSameAs(RawRecord.NONE).isEmpty();
    }
  }

  @Test
  void theBytesOfVersion1AreRead() throws Exception {
    byte[] bytes = HexFormat.of().parseHex(PLACE + "00" + "0105" + "01" + "0168" + "0106");
    RawRecord read = CODEC.read(new DataInputStream(new ByteArrayInputStream(bytes)), 1);
    assertThat(read)
        .usingRecursiveComparison()
        .isEqualTo(record(EMPTY, new byte[] {5}, new byte[] {6}));
  }

  private static RawRecord coded(RawRecord record) {
    return Bytes.decode(CODEC, Bytes.encode(CODEC, record));
  }

  private static RawRecord record(byte[] key, byte[] value, byte[] header) {
    return new RawRecord("t", 2, 3, 4, key, value, List.of(new Header("h", header)));
  }
}
