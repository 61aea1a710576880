package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of textbooks and papers. */
class StatisticsTest {

  @TempDir private Path directory;

  /** Newcombe, Statistics in Medicine 17, 1998, table I, method 3. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, .2553, .3662",
    "15, 148, .0624, .1605",
    "0, 20, .0000, .1611",
    "1, 29, .0061, .1718"
  })
  void wilsonsIntervalIsThatOfNewcombe(int successes, int trials, double low, double high) {
    Interval interval = Interval.wilson(successes, trials);

    assertThat(interval.low()).isCloseTo(low, within(5e-5));
    assertThat(interval.high()).isCloseTo(high, within(5e-5));
  }

  /** The first two by hand, the third the approval of the prime minister in Agresti, 2002, 10.1. */
  @ParameterizedTest
  @CsvSource({"0, 5, .0625", "1, 9, .021484375", "150, 86, 3.72e-5", "4, 4, 1", "0, 0, 1"})
  void mcNemarsTestIsTheBinomialTestOfAFairCoin(int onlyA, int onlyB, double p) {
    assertThat(new McNemar(onlyA, onlyB).p()).isCloseTo(p, within(p / 100));
    assertThat(new McNemar(onlyB, onlyA).p()).isEqualTo(new McNemar(onlyA, onlyB).p());
  }

  @Test
  void mcNemarsTestOfManyPairsNeitherOverflowsNorVanishes() {
    assertThat(new McNemar(100_500, 100_000).p()).isCloseTo(.265, within(.005));
  }

  @Test
  void theEffectIsTheOddsRatioAndCohensG() {
    McNemar test = new McNemar(150, 86);

    assertThat(test.oddsRatio()).isCloseTo(1.744, within(.001));
    assertThat(test.g()).isCloseTo(.1356, within(.0001));
    assertThat(new McNemar(0, 0).g()).isZero();
  }

  @Test
  void brierScoreAndCalibrationErrorAreThoseByHand() {
    SmallLabels small =
        new SmallLabels(directory)
            .pair(true, .85)
            .pair(false, .85)
            .pair(true, 1)
            .pair(false, .15)
            .pair(true, 0);
    LabelledPairs labels = small.labels();

    Reliability reliability =
        Reliability.of(labels, small.predictions().of(labels), labels.weights(null));

    assertThat(reliability.brier()).isCloseTo((.0225 + .7225 + 0 + .0225) / 4, within(1e-12));
    assertThat(reliability.calibrationError()).isCloseTo((2 * .35 + 0 + .15) / 4, within(1e-12));
    assertThat(reliability.bins().get(8)).isEqualTo(new Reliability.Bin(2, 1, .85));
  }

  @Test
  void resamplingAMeanGivesItsStandardError() throws IOException {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, 400).forEach(i -> text.append("a" + i + "\tb" + i + "\t" + i % 2 + "\n"));
    Clusters clusters = clusters(text.toString());

    double[] means =
        new Bootstrap(clusters, 2000, 7)
            .distributions(
                weights -> {
                  double ones = 0;
                  for (int i = 1; i < weights.length; i += 2) {
                    ones += weights[i];
                  }
                  return new double[] {ones / Arrays.stream(weights).sum()};
                })[0];
    Interval interval = Interval.percentiles(means);

    assertThat(clusters.count()).isEqualTo(400);
    assertThat(interval.high() - interval.low()).isCloseTo(2 * 1.96 * .5 / 20, within(.01));
  }

  @Test
  void pairsThatShareAFileAreDrawnTogether() throws IOException {
    Clusters chain = clusters("a\tb\t1\nb\tc\t0\nd\te\t1\nf\tg\t0\n");

    assertThat(chain.count()).isEqualTo(3);
    assertThat(chain.weights(new int[] {2, 0, 1})).containsExactly(2, 2, 0, 1);
  }

  @Test
  void whereAllIsJoinedClonesAreTheClustersAndAPairBetweenThemCountsByBoth() throws IOException {
    Clusters groups = clusters("file\tgroup\tlanguage\na\tp\tgo\nb\tp\tgo\nc\tq\tgo\nd\tq\tgo\n");

    assertThat(groups.count()).isEqualTo(2);
    assertThat(groups.weights(new int[] {3, 2})).containsExactly(3, 6, 6, 6, 6, 2);
  }

  @Test
  void percentilesLeaveOutWhatIsUndefined() {
    double[] values =
        IntStream.rangeClosed(0, 40).mapToDouble(i -> i == 0 ? Double.NaN : i).toArray();

    assertThat(Interval.percentiles(values)).isEqualTo(new Interval(1.975, 39.025));
    assertThat(Interval.percentiles(new double[] {Double.NaN}).low()).isNaN();
  }

  @Test
  void tooFewResamplesAreRefused() throws IOException {
    Clusters clusters = clusters("a\tb\t1\n");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Bootstrap(clusters, 100, 1))
        .withMessage("Resamples 100 must be at least 200");
  }

  private Clusters clusters(String text) throws IOException {
    return Clusters.of(LabelledPairs.read(Files.writeString(directory.resolve("l.tsv"), text)));
  }
}
