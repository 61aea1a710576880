package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.AdditiveModel.Curve;
import io.clonestream.match.Calibration;
import io.clonestream.match.Calibration.Models;
import io.clonestream.match.Feature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FittedCalibrationTest {

  @TempDir Path directory;

  @Test
  void whatTheJobReadsGivesTheSameConfidences() {
    Models semantic = new Models(model(-3.25), model(-4.1234));
    Models lexical = new Models(model(-1), model(-2));

    Calibration read =
        Calibration.load(file(semantic, lexical).write(directory, "mine").toString());

    assertThat(read.id()).isEqualTo("mine");
    assertThat(read.storeThreshold()).isEqualTo(.1f);
    assertThat(read.viewThreshold()).isEqualTo(.2f);
    assertThat(read.prevalence()).isEqualTo(.01f);
    assertThat(read.provenance()).isEqualTo("made of C:\\code");
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      float[] features = new float[Feature.values().length];
      for (int j = 0; j < features.length; j++) {
        features[j] = 1.2f * random.nextFloat();
      }
      for (boolean across : new boolean[] {false, true}) {
        assertThat(read.semantic().of(across).probability(features))
            .isEqualTo(semantic.of(across).probability(features));
        assertThat(read.lexical().of(across).probability(features))
            .isEqualTo(lexical.of(across).probability(features));
      }
    }
  }

  @Test
  void equalModelsGiveEqualBytes() throws IOException {
    Models models = new Models(model(-3), model(-4));

    assertThat(Files.readString(file(models, models).write(directory, "a")))
        .isEqualTo(Files.readString(file(models, models).write(directory, "b")))
        .contains("corpus.functions=71429\n")
        .contains("semantic.within.name=0:0.0000 0.15:0.5000 1:1.2346\n");
  }

  private static FittedCalibration file(Models semantic, Models lexical) {
    return new FittedCalibration(
        semantic,
        lexical,
        "words-1",
        .1,
        .2,
        .01,
        Map.of("corpus.functions", "71429"),
        "made of C:\\code");
  }

  private static AdditiveModel model(double bias) {
    return AdditiveModel.of(
        bias,
        Map.of(
            Feature.NAME,
            new Curve(new double[] {0, .15, 1}, new double[] {0, .5, 1.2346}),
            Feature.TYPES,
            new Curve(new double[] {0, 1}, new double[] {0, -2.1})));
  }
}
