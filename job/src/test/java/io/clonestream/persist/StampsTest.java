package io.clonestream.persist;

import static io.clonestream.persist.Graphs.cloneClass;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.follow.Stamp;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StampsTest {

  private static final long EPOCH = 5;

  @Test
  void aRowIsWrittenWhereItsStampIsHigherThanWhatIsStored() {
    assertThat(isWritten(new Stamp(4, 3), new Stamp(4, 2))).isTrue();
    assertThat(isWritten(new Stamp(5, 1), new Stamp(4, 9))).isTrue();
    assertThat(isWritten(new Stamp(4, 2), new Stamp(4, 2))).isFalse();
    assertThat(isWritten(new Stamp(4, 1), new Stamp(4, 2))).isFalse();
    assertThat(isWritten(new Stamp(4, 9), new Stamp(5, 1))).isFalse();
  }

  @Test
  void aStampThatNoRowCanHaveHadKeepsNoRowOut() {
    assertThat(isWritten(new Stamp(5, 1), new Stamp(6, 1))).isTrue();
    assertThat(isWritten(new Stamp(5, 1), new Stamp(5, Long.MAX_VALUE))).isTrue();
  }

  private static boolean isWritten(Stamp stamp, Stamp stored) {
    GraphRow row = cloneClass(stamp, "f", "form", 1);
    return Stamps.newer(
            List.of(row), GraphRow::key, GraphRow::stamp, Map.of(row.key(), stored), EPOCH)
        .rows()
        .contains(row);
  }
}
