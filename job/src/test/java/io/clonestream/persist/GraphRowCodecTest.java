package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GraphRowCodecTest {

  private final GraphRowCodec codec = new GraphRowCodec();

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void everyRowIsReadAsItWasWritten(@ForAll("rows") GraphRow row) {
    GraphRow read = Bytes.decode(codec, Bytes.encode(codec, row));

    assertThat(read).isEqualTo(row);
    assertThat(read.key()).isEqualTo(row.key());
    assertThat(read.stamp()).isEqualTo(row.stamp());
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aRowKeepsTheTimeOnItsWay(@ForAll("rows") GraphRow row) {
    GraphRow timed = new GraphRow.TimedRow(row, 1_800_000_000_000L);

    assertThat(Bytes.decode(codec, Bytes.encode(codec, timed))).isEqualTo(timed);
    assertThat(timed.key()).isEqualTo(row.key());
  }

  @Test
  void anUnknownTagIsNamed() {
    assertThatThrownBy(() -> Bytes.decode(codec, new byte[] {11, 1}))
        .hasMessageContaining("tag 11");
  }

  @Provide
  Arbitrary<GraphRow> rows() {
    return GraphRows.any();
  }
}
