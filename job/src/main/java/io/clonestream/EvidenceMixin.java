package io.clonestream;

import io.clonestream.match.CalibrationFile;
import io.clonestream.persist.GraphReader;
import io.clonestream.query.Noise;
import io.clonestream.query.PairView;
import io.clonestream.query.Pairs;
import io.clonestream.query.Repositories;
import io.clonestream.query.Scope;
import io.clonestream.query.SymbolPair;
import io.clonestream.query.Verdict;
import io.clonestream.query.Verdicts;
import io.clonestream.tune.LabelledPairs;
import io.clonestream.tune.PredictedPairs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where labels and confidences come from: files, or the graph. */
final class EvidenceMixin {

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description =
          "Tab-separated: a, b, 1 for clones and 0 for others; or, below the header 'file group"
              + " language', files of which those of one group are clones.")
  @Nullable Path labels;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description =
          "Tab-separated: a, b, confidence, as evaluate.sh writes them. What is not listed is not"
              + " reported.")
  @Nullable Path predictions;

  @Option(
      names = "--verdicts",
      description =
          "Instead of both: what people said by 'verdict' of pairs of symbols that live, and what"
              + " the graph holds between them.")
  boolean verdicts;

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description =
          "Instead of predictions: what the graph holds between live symbols of this repository;"
              + " may be repeated, then pairs across them too. Labels name symbols by id. With"
              + " --verdicts: only what was said of symbols of these.")
  List<String> repositories = new ArrayList<>();

  /** What people say of pairs, and what a configuration says of them. */
  record Evidence(LabelledPairs labels, PredictedPairs predictions) {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException where the options do not say one place each
   */
  Evidence read(GraphMixin graph) {
    if (verdicts) {
      refuse(labels != null, "--verdicts are labels: give no --labels beside them");
      refuse(predictions != null, "--verdicts go with what the graph holds: give no --predictions");
      return said(graph);
    }
    if (labels == null) {
      throw new IllegalArgumentException("Labels are missing: give --labels FILE, or --verdicts");
    }
    if (predictions == null) {
      refuse(
          repositories.isEmpty(),
          "Confidences are missing: give --predictions FILE, or --repository NAME");
      return new Evidence(LabelledPairs.read(labels), stored(graph));
    }
    refuse(
        !repositories.isEmpty(),
        "Confidences come from --predictions or from the graph by --repository: give one of them");
    return new Evidence(LabelledPairs.read(labels), PredictedPairs.read(predictions));
  }

  private static void refuse(boolean wrong, String why) {
    if (wrong) {
      throw new IllegalArgumentException(why);
    }
  }

  /** By which the confidences were said: of what the graph holds, the one in force. */
  CalibrationFile base(GraphMixin graph) {
    return predictions == null ? graph.calibrationInForce() : graph.calibrationFile();
  }

  /** For people. */
  String labelled() {
    return labels == null ? "verdicts " + ofRepositories() : labels.toString();
  }

  /** For people. */
  String predicted() {
    return predictions == null ? ofRepositories() : predictions.toString();
  }

  private String ofRepositories() {
    return repositories.isEmpty()
        ? "of all repositories"
        : "of the repositories " + String.join(", ", repositories);
  }

  private Evidence said(GraphMixin graph) {
    Map<List<String>, Boolean> clones = new HashMap<>();
    PredictedPairs confidences = new PredictedPairs(predicted());
    try (GraphReader reader = graph.open()) {
      for (Verdict said :
          Verdicts.read(reader, graph.tenant(), Scope.NOW)
              .said(Repositories.known(reader, graph.tenant(), repositories))) {
        clones.put(List.of(said.symbol(), said.other()), said.clones());
        if (said.confidence() > 0) {
          confidences.add(said.symbol(), said.other(), said.confidence());
        }
      }
    }
    return new Evidence(LabelledPairs.of(clones), confidences);
  }

  private PredictedPairs stored(GraphMixin graph) {
    PredictedPairs stored = new PredictedPairs(predicted());
    try (GraphReader reader = graph.open()) {
      Scope scope =
          new Scope(
              graph.tenant(),
              Repositories.known(reader, graph.tenant(), repositories),
              List.of(),
              0,
              0,
              EnumSet.allOf(Noise.class),
              Scope.NOW);
      // What was said of a pair is a label here, and none of its confidence.
      Consumer<SymbolPair> add =
          pair -> stored.add(pair.a().id(), pair.b().id(), pair.confidence());
      new Pairs(reader).forEach(scope, PairView.edges(), add, add);
    }
    return stored;
  }
}
