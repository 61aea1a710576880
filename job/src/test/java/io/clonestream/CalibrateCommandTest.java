package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.match.Calibration;
import io.clonestream.tune.SmallLabels;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class CalibrateCommandTest {

  @TempDir private Path directory;

  private final List<String> files = new ArrayList<>();

  @BeforeEach
  void write() {
    SmallLabels labels = new SmallLabels(directory).pairs(2000, 2, 3);
    files.addAll(
        List.of(
            "--labels",
            labels.labelsFile().toString(),
            "--predictions",
            labels.predictionsFile().toString(),
            "--resamples",
            "200"));
  }

  @Test
  void saysWhatLabelsSay() {
    Outcome outcome = calibrate("--precision", ".9");

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .startsWith("2,000 labelled pairs in 2,000 clusters:")
        .contains("all pairs, every listed pair reported")
        .contains("precision 0.9 is reached")
        .contains("expected calibration error");
  }

  @Test
  void writesAPageWithItsPicturesTheTableAndACalibration() throws Exception {
    Path calibration = directory.resolve("mine.properties");
    Path report = directory.resolve("report");

    Outcome outcome =
        calibrate(
            "--out",
            report.toString(),
            "--write-calibration",
            calibration.toString(),
            "--against",
            directory.resolve("predictions.tsv").toString());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.out()).contains("calibration mine: stored from").contains("index.html");
    String page = Files.readString(report.resolve("index.html"));
    assertThat(page)
        .contains("Moving the confidences", "Against the other configuration", "</html>")
        .doesNotContain("<script", "http-equiv", "src=");
    for (String picture : List.of("precision-recall.svg", "reliability.svg")) {
      String svg = Files.readString(report.resolve(picture));
      assertThat(page).contains(svg);
      assertThat(
              DocumentBuilderFactory.newInstance()
                  .newDocumentBuilder()
                  .parse(new InputSource(new StringReader(svg)))
                  .getElementsByTagName("path")
                  .getLength())
          .isGreaterThan(12);
    }
    assertThat(Files.readAllLines(report.resolve("sweep.tsv")))
        .hasSizeGreaterThan(50)
        .allSatisfy(line -> assertThat(line.split("\t")).hasSize(13));
    assertThat(Calibration.load(calibration.toString()).id()).isEqualTo("mine");
  }

  @Test
  void theSameSeedWritesTheSameBytes() throws IOException {
    Path first = directory.resolve("first");
    Path second = directory.resolve("second");
    calibrate("--out", first.toString(), "--seed", "5");
    calibrate("--out", second.toString(), "--seed", "5");

    try (Stream<Path> written = Files.list(first)) {
      assertThat(written.toList())
          .hasSize(4)
          .allSatisfy(
              file -> assertThat(second.resolve(file.getFileName())).hasSameBinaryContentAs(file));
    }
  }

  @Test
  void labelsThatAreTooFewAreRefusedAndNothingIsWritten() {
    Path report = directory.resolve("report");

    Outcome outcome = calibrate("--only", "across", "--out", report.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("clonestream: Labels hold 0 clones: at least 30");
    assertThat(report).doesNotExist();
  }

  @Test
  void whereMovingIsRefusedThePageSaysWhyAndNoCalibrationIsWritten() throws IOException {
    SmallLabels turned = new SmallLabels(directory).pairs(2000, -2, 3);
    turned.labelsFile();
    turned.predictionsFile();
    Path calibration = directory.resolve("mine.properties");
    Path report = directory.resolve("report");

    Outcome outcome =
        calibrate("--out", report.toString(), "--write-calibration", calibration.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Labels contradict the confidences");
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("Labels contradict the confidences");
    assertThat(calibration).doesNotExist();
  }

  @Test
  void aCalibrationIsNotWrittenOverAnother() throws IOException {
    Path mine = Files.writeString(directory.resolve("mine.properties"), "mine");

    Outcome outcome = calibrate("--write-calibration", mine.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("is there already");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void aPlaceWhereNothingCanBeWrittenIsNamed() {
    Path file = directory.resolve("labels.tsv");

    Outcome outcome = calibrate("--out", file.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("clonestream: " + file + " cannot be written");
  }

  @Test
  void predictionsComeFromAFileOrFromTheGraph() {
    assertThat(calibrate("--repository", "shop").err())
        .contains("--predictions or from the graph by --repository: give one of them");
  }

  @Test
  void verdictsAreLabelsAndGoWithTheGraph() {
    assertThat(calibrate("--verdicts").err()).contains("give no --labels beside them");
    files.clear();
    assertThat(calibrate("--verdicts", "--predictions", "p.tsv").err())
        .contains("give no --predictions");
    assertThat(calibrate("--predictions", "p.tsv").err())
        .contains("give --labels FILE, or --verdicts");
  }

  @Test
  void aCalibrationThatShipsIsNotWrittenOver() {
    Outcome outcome =
        calibrate("--write-calibration", directory.resolve("pairs-4.properties").toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("must not have the id of one that ships: pairs-4");
    assertThat(directory.resolve("pairs-4.properties")).doesNotExist();
  }

  private Outcome calibrate(String... more) {
    List<String> arguments = new ArrayList<>(List.of("calibrate"));
    arguments.addAll(files);
    arguments.addAll(List.of(more));
    return Outcome.of(arguments.toArray(String[]::new));
  }
}
