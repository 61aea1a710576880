package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.LogitMap;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecalibrationTest {

  private static final Terms TERMS = new Terms(.9, 0, null, 200, 11);
  private static final CalibrationFile SHIPPED = CalibrationFile.of(Calibration.DEFAULT);

  @TempDir private Path directory;

  @Test
  void confidencesThatAreTooSureAreMovedBack() {
    SmallLabels small = new SmallLabels(directory).pairs(3000, 2, 3);

    Recalibration moved = Recalibration.of(small.labels(), small.predictions(), TERMS);

    assertThat(moved.within().map().slope()).isCloseTo(.5, within(.06));
    assertThat(moved.within().map().shift()).isCloseTo(0, within(.15));
    assertThat(moved.after().value()).isLessThan(.04).isLessThan(moved.before().value());
    assertThat(moved.gain().interval().low()).isPositive();
    assertThat(moved.across()).isEqualTo(new Recalibration.Way(LogitMap.IDENTITY, false, 0, 0));
  }

  @Test
  void confidencesThatAreProbabilitiesAreLeftAlone() {
    SmallLabels small = new SmallLabels(directory);
    for (int i = 0; i < 200; i++) {
      double confidence = .05 + .1 * (i % 10);
      int twentieth = i / 10;
      small.pair(twentieth < 20 * confidence, confidence);
    }
    LabelledPairs labels = small.labels();
    PredictedPairs predictions = small.predictions();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recalibration.of(labels, predictions, TERMS))
        .withMessageContaining("does not make them better")
        .withMessageContaining("the calibration stays");
  }

  @Test
  void labelsTheWrongWayRoundAreRefused() {
    SmallLabels small = new SmallLabels(directory).pairs(3000, -2, 3);
    LabelledPairs labels = small.labels();
    PredictedPairs predictions = small.predictions();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recalibration.of(labels, predictions, TERMS))
        .withMessageContaining("the wrong way round");
  }

  @Test
  void tooFewPairsWithAConfidenceAreRefused() {
    SmallLabels small = new SmallLabels(directory).pairs(60, 2, 3);
    for (int i = 0; i < 100; i++) {
      small.pair(i % 2 == 0, 0).pair(i % 2 == 0, 1).pair(i % 2 == 0, .99);
    }
    LabelledPairs labels = small.labels();
    PredictedPairs predictions = small.predictions();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Recalibration.of(labels, predictions, TERMS))
        .withMessageContaining("at least 50 each of one way must be there");
  }

  @Test
  void atAnotherPrevalenceTheShiftIsTheLogarithmOfTheOdds() {
    SmallLabels small = new SmallLabels(directory).pairs(4000, 1, 3);
    LabelledPairs labels = small.labels();
    double odds = (double) labels.clones() / (labels.size() - labels.clones());

    Recalibration moved =
        Recalibration.of(labels, small.predictions(), new Terms(.9, 0, .1, 200, 11));

    assertThat(moved.within().map().shift()).isCloseTo(Math.log(1 / 9.0 / odds), within(.2));
  }

  @Test
  void theSameSeedWritesTheSameFileAndTheJobLoadsIt() {
    SmallLabels small = new SmallLabels(directory).pairs(3000, 2, 3);

    CalibrationFile file = written(small, null);
    Calibration calibration = file.calibration();

    assertThat(written(small, null)).isEqualTo(file);
    assertThat(calibration.id()).isEqualTo("mine");
    assertThat(calibration.provenance())
        .startsWith("Confidences of pairs-4 moved")
        .contains(small.labels().digest())
        .contains("Before: Fitted by 'clonestream tune' on functions of 28 repositories");
    assertThat(calibration.storeThreshold()).isBetween(.1f, .4f);
    assertThat(calibration.viewThreshold()).isEqualTo(calibration.storeThreshold());
  }

  @Test
  void whatLessIsStoredIsSaid() {
    SmallLabels small = new SmallLabels(directory).pairs(3000, 2, 3);
    LabelledPairs labels = small.labels();
    PredictedPairs predictions = small.predictions();
    Recalibration moved = Recalibration.of(labels, predictions, TERMS);
    Calibration after = written(small, null).calibration();
    long stay =
        labels.pairs().stream()
            .filter(LabelledPairs.Pair::isClone)
            .filter(
                pair ->
                    moved.within().map().of(predictions.of(new LabelledPairs(List.of(pair), ""))[0])
                        >= after.storeThreshold())
            .count();

    assertThat(RecalibratedFile.kept(moved, labels, predictions, after))
        .contains("listed, " + stay + " of " + labels.clones() + " clones");
  }

  @Test
  void pairsAreShownFromTheThresholdOfTheWantedPrecision() {
    SmallLabels small = new SmallLabels(directory).pairs(3000, 2, 3);

    Calibration calibration = written(small, .9).calibration();

    assertThat(calibration.viewThreshold()).isBetween(.6f, .9f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(small, .9999))
        .withMessageContaining("precision 0.9999");
  }

  private static CalibrationFile written(SmallLabels small, @Nullable Double precision) {
    LabelledPairs labels = small.labels();
    PredictedPairs predictions = small.predictions();
    Recalibration moved = Recalibration.of(labels, predictions, TERMS);
    return RecalibratedFile.of(SHIPPED, "mine", moved, labels, predictions, TERMS, precision);
  }
}
