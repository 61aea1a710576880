package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepRecordsTest {

  @ParameterizedTest
  @ValueSource(ints = {10, 4 << 20})
  void recordsAreReadInOrderFromMemoryAndFromDisk(int valueBytes) {
    try (StepRecords records = new StepRecords()) {
      for (int i = 0; i < 5; i++) {
        byte[] value = new byte[valueBytes];
        value[0] = (byte) i;
        records.add("schlüssel" + i, value);
      }

      assertThat(records.size()).isEqualTo(5);
      assertThat(read(records, 1, 4))
          .containsExactly("schlüssel1:1", "schlüssel2:2", "schlüssel3:3");
      assertThat(read(records, 4, 5)).containsExactly("schlüssel4:4");
      assertThat(read(records, 0, 0)).isEmpty();
    }
  }

  @Test
  void aStepWithoutChangesHasOnePart() {
    assertThat(PreparedStep.parts(0, 10)).isEqualTo(1);
    assertThat(PreparedStep.parts(10, 10)).isEqualTo(1);
    assertThat(PreparedStep.parts(11, 10)).isEqualTo(2);
  }

  private static List<String> read(StepRecords records, int from, int to) {
    List<String> seen = new ArrayList<>();
    records.read(from, to, (key, value) -> seen.add(key + ":" + value[0]));
    return seen;
  }
}
