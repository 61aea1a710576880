package io.clonestream.feed;

import static io.clonestream.feed.RecordedCalibrations.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.schemas.CalibrationPublished;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PublishedCalibrationsTest {

  @Test
  void theLastOneIsInForceInWhateverOrderTheyCome() {
    CalibrationPublished first = published("ours-1", "one", 1);
    CalibrationPublished last = published("ours-2", "two", 2);

    assertThat(of(last, first).inForce()).isEqualTo(last);
    assertThat(of(first, last).inForce()).isEqualTo(last);
    assertThat(of().inForce()).isNull();
  }

  @Test
  void anEarlierOnePublishedAgainIsInForceAgain() {
    CalibrationPublished back = published("ours-1", "one", 3);

    assertThat(of(published("ours-1", "one", 1), published("ours-2", "two", 2), back).inForce())
        .isEqualTo(back);
  }

  @Test
  void anIdMeansWhatItsLowestSequenceSaysAndARecordThatSaysElseIsNeverInForce() {
    CalibrationPublished first = published("ours-1", "one", 1);
    CalibrationPublished other = published("ours-1", "another", 2);

    PublishedCalibrations late = of(other);
    assertThat(late.inForce()).isEqualTo(other);
    late.add(first);
    assertThat(late.inForce()).isEqualTo(first);
    assertThat(late.stands(other)).isFalse();
    assertThat(late.meaning("ours-1")).isEqualTo(first);
  }

  @Test
  void twoOfOneSequenceAreDecidedAlikeInWhateverOrderTheyCome() {
    List<CalibrationPublished> all =
        new ArrayList<>(
            List.of(
                published("a", "one", 1),
                published("b", "two", 1),
                published("a", "two", 1),
                published("b", "one", 2),
                published("c", "one", 2)));
    CalibrationPublished inForce = of(all.toArray(CalibrationPublished[]::new)).inForce();

    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      Collections.shuffle(all, random);
      assertThat(of(all.toArray(CalibrationPublished[]::new)).inForce()).isEqualTo(inForce);
    }
  }

  @Test
  void theSameRecordAgainIsKnown() {
    PublishedCalibrations calibrations = of(published("ours-1", "one", 1));

    assertThat(calibrations.add(published("ours-1", "one", 1))).isFalse();
    assertThat(calibrations.add(published("ours-1", "one", 2))).isTrue();
  }

  private static PublishedCalibrations of(CalibrationPublished... records) {
    PublishedCalibrations calibrations = new PublishedCalibrations();
    List.of(records).forEach(calibrations::add);
    return calibrations;
  }
}
