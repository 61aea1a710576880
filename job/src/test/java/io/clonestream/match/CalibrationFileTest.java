package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationFileTest {

  private static final CalibrationFile SHIPPED = CalibrationFile.of(Calibration.DEFAULT);

  @TempDir private Path directory;

  @Test
  void aMovedCalibrationSaysTheMovedConfidenceOfAnyPair() {
    LogitMap within = new LogitMap(.7, -1.25);
    LogitMap across = new LogitMap(1.6, .5);

    Calibration moved = SHIPPED.moved("mine", within, across, Map.of()).calibration();

    Calibration before = SHIPPED.calibration();
    Random random = new Random(4);
    for (int i = 0; i < 500; i++) {
      float[] features = new float[Feature.values().length];
      for (int k = 0; k < features.length; k++) {
        features[k] = random.nextFloat();
      }
      assertMoved(before.semantic(), moved.semantic(), within, across, features);
      assertMoved(before.lexical(), moved.lexical(), within, across, features);
    }
    assertThat(moved.storeThreshold()).isEqualTo(before.storeThreshold());
    assertThat(moved.provenance()).isEqualTo(before.provenance());
  }

  private static void assertMoved(
      Calibration.Models before,
      Calibration.Models after,
      LogitMap within,
      LogitMap across,
      float[] features) {
    assertThat(after.within().probability(features))
        .isCloseTo(within.of(before.within().probability(features)), within(1e-6));
    assertThat(after.across().probability(features))
        .isCloseTo(across.of(before.across().probability(features)), within(1e-6));
  }

  @Test
  void whatIsChangedTakesThePlaceOfWhatWas() {
    String provenance = "a\\b ".repeat(60) + "=#!: ü";

    Calibration moved =
        SHIPPED
            .moved(
                "mine",
                LogitMap.IDENTITY,
                LogitMap.IDENTITY,
                Map.of("provenance", provenance, "store.threshold", "0.25"))
            .calibration();

    assertThat(moved.provenance()).isEqualTo(provenance);
    assertThat(moved.storeThreshold()).isEqualTo(.25f);
  }

  @Test
  void aFileHasItsNameAsIdAndIsReadWhereItIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("ours-2.properties"), SHIPPED.text());

    CalibrationFile read = CalibrationFile.of(file.toString());
    Files.delete(file);

    assertThat(read.calibration().id()).isEqualTo("ours-2");
    assertThat(sent(read)).isEqualTo(read);
  }

  private static Object sent(CalibrationFile file) throws IOException, ClassNotFoundException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(file);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pairs-2.properties", "a b.properties", ".properties", "nowhere.properties"})
  void aFileThatCannotBeACalibrationOfItsOwnIsRefused(String name) throws IOException {
    if (!name.startsWith("nowhere")) {
      Files.writeString(directory.resolve(name), SHIPPED.text());
    }

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CalibrationFile.of(directory.resolve(name).toString()))
        .withMessageContaining(name)
        .withMessageContaining("must");
  }

  @Test
  void aMapThatWouldTurnTheOrderRoundIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LogitMap(-1, 0))
        .withMessageContaining("Slope -1.0 must be positive");
  }
}
