package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
      strings = {"pairs-4.properties", "a b.properties", ".properties", "nowhere.properties"})
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

  @Test
  void aMovedCalibrationOrOneThatShipsMaySucceedAnother() {
    CalibrationFile moved = SHIPPED.moved("mine", new LogitMap(2, 0), LogitMap.IDENTITY, Map.of());

    assertThat(SHIPPED.successor("mine", moved.text())).isEqualTo(moved);
    assertThat(moved.successor(SHIPPED.id(), SHIPPED.text())).isEqualTo(SHIPPED);
    assertThat(SHIPPED.successor(SHIPPED.id(), SHIPPED.text())).isEqualTo(SHIPPED);
  }

  @Test
  void noCalibrationSucceedsUnderAnIdThatMeansAnother() {
    CalibrationFile mine = SHIPPED.moved("mine", new LogitMap(2, 0), LogitMap.IDENTITY, Map.of());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> mine.successor("mine", SHIPPED.text()))
        .withMessageContaining("'mine' has the id of the one that the job was started with");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mine.successor(SHIPPED.id(), mine.text()))
        .withMessageContaining("has the id of one that ships, and says something else");
  }

  @Test
  void noCalibrationSucceedsThatNeedsWhatNoPairIsMeasuredBy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> successor(Map.of("words", "words-9")))
        .withMessageContaining("must weigh words by 'words-");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> successor(Map.of("semantic.within.colour", "0:1 1:2")))
        .withMessageContaining("what no pair is measured by: semantic.within.colour");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> successor(Map.of("store.threshold", "2")))
        .withMessageContaining("store.threshold");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SHIPPED.successor("mine", "a=\\u00zz"))
        .withMessageContaining("is no properties file");
  }

  private static CalibrationFile successor(Map<String, String> changed) {
    return SHIPPED.successor(
        "mine", SHIPPED.moved("mine", LogitMap.IDENTITY, LogitMap.IDENTITY, changed).text());
  }

  @Test
  void stateThatAnotherCalibrationBuiltIsRefusedWithBothNames() {
    CalibrationFile mine = SHIPPED.moved("mine", new LogitMap(2, 0), LogitMap.IDENTITY, Map.of());
    CalibrationFile other = new CalibrationFile("mine", SHIPPED.text());

    mine.requireBuiltBy(List.of(mine.mark(), mine.mark()));
    assertThatIllegalStateException()
        .isThrownBy(() -> mine.requireBuiltBy(List.of(SHIPPED.mark())))
        .withMessageContaining("keeps the pairs of calibration " + SHIPPED.id())
        .withMessageContaining("match.calibration is mine")
        .withMessageContaining("clonestream rescore");
    assertThatIllegalStateException()
        .isThrownBy(() -> mine.requireBuiltBy(List.of(other.mark())))
        .withMessageContaining("a file of that id that says something else");
    assertThatIllegalStateException()
        .isThrownBy(() -> mine.requireBuiltBy(List.of()))
        .withMessageContaining("of an earlier version");
  }
}
