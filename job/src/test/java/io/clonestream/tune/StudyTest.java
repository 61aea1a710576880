package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyTest {

  private static final Terms TERMS = new Terms(.9, 0, null, 300, 11);

  @TempDir private Path directory;

  @Test
  void figuresLieWithinTheirIntervals() {
    Study study = study(new SmallLabels(directory).pairs(2000, 1, 3), TERMS);

    Measured precision = study.ways().get(0).decided().precision();
    assertThat(precision.value())
        .isBetween(precision.interval().low(), precision.interval().high());
    assertThat(precision.interval().high() - precision.interval().low()).isBetween(.03, .06);
    assertThat(study.sweep()).hasSizeBetween(50, 102);
    assertThat(study.calibrationError().value()).isLessThan(.05);
  }

  @Test
  void confidencesThatAreTooSureShow() {
    Study study = study(new SmallLabels(directory).pairs(2000, 3, 3), TERMS);

    assertThat(study.calibrationError().interval().low()).isGreaterThan(.1);
  }

  @Test
  void theThresholdForAPrecisionReachesItAndTheSafeOneLiesHigher() {
    ThresholdChoice choice = study(new SmallLabels(directory).pairs(4000, 1, 5), TERMS).choice();

    assertThat(choice.reached()).isNotNull();
    assertThat(choice.reached().precision().value()).isGreaterThanOrEqualTo(.9);
    assertThat(choice.safe()).isNotNull();
    assertThat(choice.safe().precision().interval().low()).isGreaterThanOrEqualTo(.9);
    assertThat(choice.safe().threshold()).isGreaterThan(choice.reached().threshold());
  }

  @Test
  void aPrecisionThatSoFewPairsCannotShowIsNotClaimed() {
    SmallLabels labels = new SmallLabels(directory);
    for (int i = 0; i < 100; i++) {
      labels.pair(true, .9).pair(false, .2);
    }

    ThresholdChoice choice = study(labels, new Terms(.99, 0, null, 300, 1)).choice();

    assertThat(choice.reached()).isNull();
    assertThat(choice.finding())
        .startsWith("These labels cannot show precision 0.99")
        .contains("100 labelled pairs are reported")
        .contains("300 are needed");
    assertThat(ThresholdChoice.leastReported(.9)).isEqualTo(30);
  }

  @Test
  void whereNoMistakeWasSeenTheRuleOfThreeBoundsThePrecision() {
    SmallLabels labels = new SmallLabels(directory);
    for (int i = 0; i < 97; i++) {
      labels.pair(true, .9).pair(false, 0);
    }

    Operating decided = study(labels, TERMS).ways().get(0).decided();

    assertThat(decided.precision()).isEqualTo(new Measured(1, new Interval(.97, 1)));
  }

  @Test
  void atALowerPrevalenceThePrecisionIsLowerAndTheRecallTheSame() {
    SmallLabels labels = new SmallLabels(directory);
    for (int i = 0; i < 100; i++) {
      labels.pair(true, i < 80 ? .9 : 0).pair(false, i < 10 ? .9 : 0);
    }

    Operating decided = study(labels, new Terms(.9, 0, .01, 300, 1)).ways().get(0).decided();

    assertThat(decided.precision().value()).isCloseTo(.008 / (.008 + .099), within(1e-9));
    assertThat(decided.recall().value()).isCloseTo(.8, within(1e-9));
    assertThat(decided.counts()).isEqualTo(new Counts(0, 80, 10, 20));
  }

  @Test
  void theSameSeedGivesTheSameIntervalsAndAnotherOthers() {
    SmallLabels labels = new SmallLabels(directory).pairs(300, 1, 3);
    Study first = study(labels, TERMS);

    assertThat(study(labels, TERMS).brier()).isEqualTo(first.brier());
    assertThat(study(labels, new Terms(.9, 0, null, 300, 12)).brier()).isNotEqualTo(first.brier());
  }

  @Test
  void termsThatMeanNothingAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Terms(1, 0, null, 300, 1))
        .withMessageContaining("Value 1.0 of precision must lie between 0 and 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Terms(.9, 0, 0., 300, 1))
        .withMessageContaining("Value 0.0 of prevalence");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Terms(.9, 2, null, 300, 1))
        .withMessageContaining("Threshold 2.0");
  }

  @Test
  void ofTwoConfigurationsTheBetterIsFound() {
    SmallLabels blurred = new SmallLabels(directory);
    SmallLabels sharp = new SmallLabels(directory);
    for (int i = 0; i < 200; i++) {
      boolean clone = i % 2 == 0;
      sharp.pair(clone, clone ? .9 : .1);
      blurred.pair(clone, clone == (i % 10 < 8) ? .9 : .1);
    }
    LabelledPairs labels = sharp.labels();
    PredictedPairs good = sharp.predictions();
    PredictedPairs worse = blurred.predictions();

    PairedComparison comparison =
        PairedComparison.of(labels, good, worse, new Terms(.9, .5, null, 300, 1), .5);

    assertThat(comparison.all().onlyB()).isZero();
    assertThat(comparison.all().onlyA()).isEqualTo(40);
    assertThat(comparison.all().p()).isLessThan(1e-10);
    assertThat(comparison.clones().onlyA() + comparison.others().onlyA()).isEqualTo(40);
    PairedComparison.Difference f1 = comparison.differences().get(2);
    assertThat(f1.figure()).isEqualTo("F1");
    assertThat(f1.difference().interval().low()).isPositive();
    assertThat(f1.p()).isLessThan(.01);
  }

  @Test
  void aConfigurationDoesNotDifferFromItself() {
    SmallLabels labels = new SmallLabels(directory).pairs(300, 1, 3);

    PairedComparison comparison =
        PairedComparison.of(labels.labels(), labels.predictions(), labels.predictions(), TERMS, 0);

    assertThat(comparison.all()).isEqualTo(new McNemar(0, 0));
    assertThat(comparison.differences())
        .allSatisfy(difference -> assertThat(difference.p()).isEqualTo(1));
  }

  private static Study study(SmallLabels labels, Terms terms) {
    return Study.of(labels.labels(), labels.predictions(), terms);
  }
}
