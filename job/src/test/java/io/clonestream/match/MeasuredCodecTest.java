package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class MeasuredCodecTest {

  private static final MeasuredCodec CODEC = new MeasuredCodec();

  /** The bytes of version 1, for good. */
  @Test
  void itsBytesAreThese() {
    assertThat(HexFormat.of().formatHex(Bytes.encode(CODEC, measured())))
        .isEqualTo(
            "0161"
                + "0162"
                + "0174"
                + "01"
                + "056d6f64656c"
                + "00000000"
                + "3f800000"
                + "40000000"
                + "40400000"
                + "40800000"
                + "40a00000"
                + "40c00000"
                + "40e00000"
                + "41000000"
                + "41100000"
                + "41200000"
                + "41300000"
                + "41400000"
                + "41500000"
                + "41600000");
  }

  @Test
  void whatIsWrittenIsRead() {
    Measured read = Bytes.decode(CODEC, Bytes.encode(CODEC, measured()));

    assertThat(read).usingRecursiveComparison().isEqualTo(measured());
  }

  private static Measured measured() {
    float[] features = new float[Feature.values().length];
    for (int i = 0; i < features.length; i++) {
      features[i] = i;
    }
    return new Measured("a", "b", "t", true, "model", features);
  }
}
