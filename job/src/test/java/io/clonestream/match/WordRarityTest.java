package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.match.WordRarity.Overlap;
import org.junit.jupiter.api.Test;

class WordRarityTest {

  private static final float RARE = (float) Math.log(100 / 2.0);
  private static final float COMMON = (float) Math.log(100 / 50.0);

  private final WordRarity rarity = new WordRarity(new int[] {-7, 5}, new int[] {1, 49}, 99);

  @Test
  void aWordThatManyFunctionsHaveSaysLittle() {
    assertThat(rarity.of(5)).isCloseTo(COMMON, within(1e-6f));
    assertThat(rarity.of(-7)).isCloseTo(RARE, within(1e-6f));
  }

  @Test
  void aWordThatIsNotInTheTableIsRare() {
    assertThat(rarity.of(6)).isCloseTo(RARE, within(1e-6f));
  }

  @Test
  void theRarestKnownComeFirstAndTheOthersAreLeftOut() {
    WordRarity three = new WordRarity(new int[] {-7, 5, 8}, new int[] {3, 49, 1}, 99);

    assertThat(three.rarestKnown(new int[] {-7, 5, 6, 8}, 4, COMMON + 1)).containsExactly(8, -7);
    assertThat(three.rarestKnown(new int[] {-7, 5, 6, 8}, 1, 0)).containsExactly(8);
    assertThat(three.firstUnknown(new int[] {-7, 5, 6, 8}, 4)).containsExactly(6);
  }

  @Test
  void commonWordsAreWeighedAgainstAllAndAgainstTheSmallerSide() {
    Overlap overlap = rarity.overlap(new int[] {-7, 5, 8}, new int[] {5, 9});

    assertThat(overlap.words()).isEqualTo(1);
    assertThat(overlap.common()).isCloseTo(COMMON, within(1e-5f));
    assertThat(overlap.jaccard()).isCloseTo(COMMON / (COMMON + 3 * RARE), within(1e-5f));
    assertThat(overlap.containment()).isCloseTo(COMMON / (COMMON + RARE), within(1e-5f));
  }

  @Test
  void nothingHasNothingInCommon() {
    Overlap overlap = rarity.overlap(new int[0], new int[0]);

    assertThat(overlap.jaccard()).isZero();
    assertThat(overlap.containment()).isZero();
  }

  @Test
  void theTableThatShipsKnowsCommonWords() {
    WordRarity shipped = WordRarity.load("words-1");
    int[] everyday = io.clonestream.fingerprint.Declarations.fragment("get", "get()").nameWords();

    assertThat(shipped.of(everyday[0])).isPositive().isLessThan(shipped.of(123_456_789) / 2);
  }

  @Test
  void anUnknownTableIsRefusedByName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WordRarity.load("nowhere"))
        .withMessageContaining("'nowhere'");
  }
}
