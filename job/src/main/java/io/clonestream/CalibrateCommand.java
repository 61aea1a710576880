package io.clonestream;

import io.clonestream.match.Calibration;
import io.clonestream.match.CalibrationFile;
import io.clonestream.persist.GraphReader;
import io.clonestream.query.Noise;
import io.clonestream.query.PairView;
import io.clonestream.query.Pairs;
import io.clonestream.query.Scope;
import io.clonestream.query.SymbolPair;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

  @Option(
      names = "--labels",
      required = true,
      paramLabel = "FILE",
      description =
          "Tab-separated: a, b, 1 for clones and 0 for others; or, below the header 'file group"
              + " language', files of which those of one group are clones.")
  Path labels = Path.of("labels.tsv");

  @ArgGroup(multiplicity = "1")
  Source source = new Source();

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

  /** Where confidences come from. */
  static final class Source {

    @Option(
        names = "--predictions",
        paramLabel = "FILE",
        description =
            "Tab-separated: a, b, confidence, as evaluate.sh writes them. What is not listed is not"
                + " reported.")
    @Nullable Path predictions;

    @Option(
        names = "--repository",
        paramLabel = "NAME",
        description =
            "Instead of predictions: what the graph holds between live symbols of this repository;"
                + " may be repeated, then pairs across them too. Labels name symbols by id.")
    List<String> repositories = new ArrayList<>();

    @Override
    public String toString() {
      return predictions == null
          ? "of the repositories " + String.join(", ", repositories)
          : predictions.toString();
    }
  }

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
    String id = calibration == null ? "" : newId(calibration);
    LabelledPairs all = LabelledPairs.read(labels);
    LabelledPairs judged = only == null ? all : all.only(only == Way.ACROSS);
    PredictedPairs predicted = predicted();
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
    return 0;
  }

  private List<String> about(Study study) {
    return List.of(
        "labels " + labels + ", SHA-256 " + study.labels().digest(),
        "predictions " + source + (against == null ? "" : ", against " + against));
  }

  private PredictedPairs predicted() {
    if (source.predictions != null) {
      return PredictedPairs.read(source.predictions);
    }
    PredictedPairs predicted = new PredictedPairs(source.toString());
    try (GraphReader reader = graph.open()) {
      Scope scope =
          new Scope(
              graph.tenant(),
              source.repositories,
              List.of(),
              0,
              0,
              EnumSet.allOf(Noise.class),
              Scope.NOW);
      // What was said of a pair is a label here, and none of its confidence.
      Consumer<SymbolPair> add =
          pair -> predicted.add(pair.a().id(), pair.b().id(), pair.confidence());
      new Pairs(reader).forEach(scope, PairView.edges(), add, add);
    }
    return predicted;
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
    CalibrationFile base = graph.calibrationFile();
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
