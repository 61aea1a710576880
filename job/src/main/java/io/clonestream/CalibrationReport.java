package io.clonestream;

import io.clonestream.tune.CalibrationPage;
import io.clonestream.tune.CalibrationPlots;
import io.clonestream.tune.Operating;
import io.clonestream.tune.PairedComparison;
import io.clonestream.tune.Study;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What labels say as files: a page, its pictures, and the sweep as a table. */
record CalibrationReport(Path directory) {

  private static final List<String> SWEEP =
      List.of(
          "threshold",
          "tp",
          "fp",
          "fn",
          "precision",
          "precision_low",
          "precision_high",
          "recall",
          "recall_low",
          "recall_high",
          "f1",
          "f1_low",
          "f1_high");

  Path page() {
    return directory.resolve("index.html").toAbsolutePath().normalize();
  }

  /**
   * Writes all of it, over what an earlier report left there.
   *
   * @param about where labels and predictions come from, a line each
   * @param moved what was done to the confidences, a line each; none where nothing was
   */
  void write(
      Study study, @Nullable PairedComparison comparison, List<String> about, List<String> moved)
      throws IOException {
    Files.createDirectories(directory);
    Files.writeString(page(), CalibrationPage.html(study, comparison, about, moved));
    Files.writeString(
        directory.resolve("precision-recall.svg"), CalibrationPlots.precisionRecall(study));
    Files.writeString(directory.resolve("reliability.svg"), CalibrationPlots.reliability(study));
    try (PrintWriter table =
            new PrintWriter(
                Files.newBufferedWriter(directory.resolve("sweep.tsv"), StandardCharsets.UTF_8));
        RowPrinter rows = RowPrinter.of(OutputFormat.TSV, SWEEP, table)) {
      study.sweep().forEach(point -> row(point, rows));
    }
  }

  private static void row(Operating at, RowPrinter rows) {
    rows.row(
        at.threshold(),
        (long) at.counts().tp(),
        (long) at.counts().fp(),
        (long) at.counts().fn(),
        at.precision().value(),
        at.precision().interval().low(),
        at.precision().interval().high(),
        at.recall().value(),
        at.recall().interval().low(),
        at.recall().interval().high(),
        at.f1().value(),
        at.f1().interval().low(),
        at.f1().interval().high());
  }
}
