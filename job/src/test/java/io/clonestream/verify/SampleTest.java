package io.clonestream.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SampleTest {

  private static final List<Integer> ALL = IntStream.range(0, 500).boxed().toList();

  @Test
  void theFirstAndTheLastAreAlwaysAmongThem() {
    assertThat(Sample.of(ALL, 20, 3))
        .hasSize(20)
        .contains(0, 499)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theSameSeedChoosesTheSameAndAnotherOthers() {
    assertThat(Sample.of(ALL, 20, 3)).isEqualTo(Sample.of(ALL, 20, 3));
    assertThat(Sample.of(ALL, 20, 3)).isNotEqualTo(Sample.of(ALL, 20, 4));
  }

  @Test
  void ofFewAllAreTaken() {
    assertThat(Sample.of(List.of(7, 8), 20, 1)).containsExactly(7, 8);
    assertThat(Sample.of(ALL, 2, 1)).containsExactly(0, 499);
    assertThat(Sample.of(ALL, 1, 1)).containsExactly(499);
  }
}
