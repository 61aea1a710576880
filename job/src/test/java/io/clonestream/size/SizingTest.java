package io.clonestream.size;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizingTest {

  private static final Percentage EXACT = Percentage.withPercentage(1e-9);
  private static final MeasuredFigures MEASURED = MeasuredFigures.load();

  private static Demand demand(double fragments) {
    return new Demand(fragments, 10_000, 7, 2);
  }

  @Test
  void othersAreComparedByTheSharesOfOtherRepositoriesAndTheOwnByTheirs() {
    BlockGrowth growth = new BlockGrowth(100, 2_000, .02, .004, .03, .001);

    assertThat(growth.compared(50, 2_000)).isCloseTo(50 * .05, EXACT);
    assertThat(growth.compared(1_100, 2_000)).isCloseTo(100 * .05 + 1_000 * .005, EXACT);
    assertThat(growth.compared(1_100, 4_000)).isCloseTo(100 * .04 + 1_000 * .003, EXACT);
  }

  /** Counted on 40 repositories and on some of them, as 'bench.sh blocks' and 'recall' count. */
  @ParameterizedTest
  @CsvSource({
    "22583, 5441977",
    "43511, 10703416",
    "41924, 9887165",
    "47735, 9661992",
    "59472, 16960115",
  })
  void whatSmallCorporaCompareIsWhatIsPredictedWithinAThird(double fragments, double counted) {
    double compared = Sizing.shipped(demand(fragments), MEASURED).compared();

    assertThat(fragments * compared / 2).isCloseTo(counted, Percentage.withPercentage(33));
  }

  @Test
  void noOtherNumberOfCellsCostsLess() {
    for (double fragments : new double[] {1e7, 1e8, 1e9}) {
      double cells = Sizing.best(demand(fragments), MEASURED).cells();
      double least = cost(fragments, cells);

      assertThat(cost(fragments, cells / 1.1)).isGreaterThan(least);
      assertThat(cost(fragments, cells * 1.1)).isGreaterThan(least);
    }
  }

  private static double cost(double fragments, double cells) {
    return Sizing.of(demand(fragments), MEASURED, cells).newcomerSeconds();
  }

  @Test
  void aSmallCorpusKeepsTheCodebookThatShips() {
    assertThat(Sizing.best(demand(100), MEASURED).cells())
        .isEqualTo(Sizing.shipped(demand(100), MEASURED).cells());
  }

  @Test
  void toLoadAllTakesWhatItsFragmentsTakeOneAfterTheOther() {
    double fragments = 100_000;
    double step = 1_000;
    double seconds = 0;
    for (double there = step / 2; there < fragments; there += step) {
      seconds += step * Sizing.shipped(demand(there), MEASURED).newcomerSeconds();
    }

    assertThat(Sizing.shipped(demand(fragments), MEASURED).loadHours() * 3_600)
        .isCloseTo(seconds, Percentage.withPercentage(1));
  }

  @Test
  void taskManagersHaveTheCoresForLoadAndCommits() {
    Sizing load = Sizing.shipped(new Demand(1e7, 1, 1, 4), MEASURED);
    Sizing commits = Sizing.shipped(new Demand(1e6, 1e8, 1e6, 4), MEASURED);

    assertThat(load.loadCores()).isGreaterThan(load.commitCores());
    assertThat(load.taskManagers() * 4).isBetween(load.loadCores(), load.loadCores() + 4);
    assertThat(commits.taskManagers() * 4)
        .isBetween(commits.commitCores(), commits.commitCores() + 4);
  }

  @Test
  void nothingIsAskedForLessThanNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Demand(0, 1, 1, 1))
        .withMessage("Value '0.0' of fragments must be above 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Demand(1, Double.NaN, 1, 1))
        .withMessage("Value 'NaN' of commits a day must be above 0");
  }

  @Test
  void figuresAreShownWithTheDigitsThatTheyHave() {
    assertThat(List.of(1_234_567.0, 98.7, 1.26, .01234, 0.0).stream().map(SizingTable::rounded))
        .containsExactly("1,200,000", "99", "1.3", "0.012", "0");
  }
}
