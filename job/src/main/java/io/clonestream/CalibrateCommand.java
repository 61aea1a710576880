package io.clonestream;

import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.tune.LabelledPairs;
import io.clonestream.tune.PairedComparison;
import io.clonestream.tune.PredictedPairs;
import io.clonestream.tune.RecalibratedFile;
import io.clonestream.tune.Recalibration;
import io.clonestream.tune.Study;
import io.clonestream.tune.Terms;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what labelled pairs say about confidences, and moves them. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What labelled pairs say about the confidences of a configuration: precision, recall and F1"
          + " by threshold, how reliable the confidence is, each with a 95 %% interval, the"
          + " threshold for a wanted precision, whether another configuration is better, and a"
          + " calibration with the confidences moved to what the labels say."
    })
final class CalibrateCommand implements Callable<Integer> {

  private static final double USUAL_PRECISION = .99;

  @Mixin GraphMixin graph = new GraphMixin();

  @Mixin EvidenceMixin evidence = new EvidenceMixin();

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Predictions of another configuration, to compare with.")
  @Nullable Path against;

  @Option(
      names = "--only",
      paramLabel = "WAY",
      description = "Only pairs 'within' one language or 'across' languages.")
  @Nullable Way only;

  @Option(
      names = "--threshold",
      defaultValue = "0",
      paramLabel = "SHARE",
      description =
          "Confidence from which a listed pair counts as reported (default: every listed pair).")
  double threshold;

  @Option(
      names = "--against-threshold",
      paramLabel = "SHARE",
      description = "The same of the other configuration (default: as --threshold).")
  @Nullable Double againstThreshold;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      description =
          "Recommends a threshold for this precision (default: "
              + USUAL_PRECISION
              + "); given"
              + " with --write-calibration, pairs are shown from that threshold on.")
  @Nullable Double precision;

  @Option(
      names = "--prevalence",
      paramLabel = "SHARE",
      description =
          "Gives precision and reliability as they would be, were this share of all pairs clones"
              + " (default: the share of the labels).")
  @Nullable Double prevalence;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Writes index.html, which needs nothing else, precision-recall.svg, reliability.svg and"
              + " sweep.tsv there.")
  @Nullable Path out;

  @Option(
      names = "--write-calibration",
      paramLabel = "FILE",
      description =
          "Writes a calibration with the confidences moved to what the labels say, if held-back"
              + " pairs are better for it: a .properties file whose name is its id, for"
              + " -Dmatch.calibration=FILE. Predictions must be of the view 'edges'.")
  @Nullable Path calibration;

  @Option(
      names = "--publish",
      description =
          "Publishes the calibration that is written, as 'rescore' does: stored confidences move to"
              + " it.")
  boolean publish;

  @Option(names = "--author", paramLabel = "NAME", description = "Default: the user's name.")
  String author = System.getProperty("user.name", "");

  @Option(
      names = "--resamples",
      defaultValue = "1000",
      paramLabel = "N",
      description = "Of the bootstrap (default: ${DEFAULT-VALUE}).")
  int resamples;

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "The same seed gives the same intervals (default: ${DEFAULT-VALUE}).")
  long seed;

  @Spec CommandSpec spec = CommandSpec.create();

  /** Languages of a pair. */
  enum Way {
    WITHIN,
    ACROSS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Integer call() {
    try {
      return calibrate();
    } catch (FileSystemException e) {
      throw new IllegalArgumentException(e.getFile() + " cannot be written: " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int calibrate() throws IOException {
    if (publish && calibration == null) {
      throw new IllegalArgumentException(
          "--publish publishes what --write-calibration FILE writes: give it, too");
    }
    String id = calibration == null ? "" : newId(calibration);
    EvidenceMixin.Evidence read = evidence.read(graph);
    LabelledPairs all = read.labels();
    LabelledPairs judged = only == null ? all : all.only(only == Way.ACROSS);
    PredictedPairs predicted = read.predictions();
    double wanted = precision == null ? USUAL_PRECISION : precision;
    Terms terms = new Terms(wanted, threshold, prevalence, resamples, seed);
    PrintWriter say = spec.commandLine().getOut();
    Study study = Study.of(judged, predicted, terms);
    PairedComparison comparison =
        against == null
            ? null
            : PairedComparison.of(
                judged,
                predicted,
                PredictedPairs.read(against),
                terms,
                againstThreshold == null ? threshold : againstThreshold);
    CalibratePrinter.print(study, comparison, say);
    List<String> moved = List.of();
    IllegalArgumentException refused = null;
    if (calibration != null) {
      try {
        moved = recalibrate(calibration, id, judged, predicted, terms);
        say.println();
        moved.forEach(say::println);
      } catch (IllegalArgumentException e) {
        refused = e;
        moved = List.of(String.valueOf(e.getMessage()));
      }
    }
    if (out != null) {
      CalibrationReport report = new CalibrationReport(out);
      report.write(study, comparison, about(study), moved);
      say.println();
      say.println(report.page());
    }
    say.flush();
    if (refused != null) {
      throw refused;
    }
    if (publish) {
      RescoreCommand.publish(graph, CalibrationFile.of(String.valueOf(calibration)), author, say);
    }
    return 0;
  }

  private List<String> about(Study study) {
    return List.of(
        "labels " + evidence.labelled() + ", SHA-256 " + study.labels().digest(),
        "predictions " + evidence.predicted() + (against == null ? "" : ", against " + against));
  }

  /** Confidences of two calibrations do not compare, so that none is written over another. */
  private static String newId(Path file) {
    if (Files.exists(file)) {
      throw new IllegalArgumentException(
          "Calibration " + file + " is there already: another calibration needs another name");
    }
    return CalibrationFile.id(file);
  }

  private List<String> recalibrate(
      Path file, String id, LabelledPairs judged, PredictedPairs predicted, Terms terms)
      throws IOException {
    CalibrationFile base = evidence.base(graph);
    Recalibration moved = Recalibration.of(judged, predicted, terms);
    CalibrationFile written =
        RecalibratedFile.of(base, id, moved, judged, predicted, terms, precision);
    Calibration check = written.calibration();
    Files.writeString(file, written.text());
    List<String> said = new ArrayList<>(moved.said());
    said.add(RecalibratedFile.kept(moved, judged, predicted, check));
    return said;
  }
}
