package io.clonestream;

import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Scorer;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.PersistOptions;
import io.clonestream.query.Status;
import io.clonestream.verify.Difference;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import io.clonestream.verify.VectorSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.Configuration;

/** The batch oracle, wired to the topics, the model and the graph of a configuration. */
final class Oracle {

  /** Why nothing can be said: neither that the graph is right nor that it is wrong. */
  static final class NoVerdict extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoVerdict(String why) {
      super(why);
    }
  }

  private static final int PROGRESS_STEP = 500;

  private final Configuration config;
  private final PrintWriter progress;

  Oracle(Configuration config, PrintWriter progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * How the graph differs from what everything recorded makes.
   *
   * @throws NoVerdict when the job is not up to date, works with another model, or something was
   *     published meanwhile
   */
  List<Difference> differences() {
    RecordedEvents recorded = new RecordedEvents(FeedOptions.client(config));
    long end = recorded.end();
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      checkModels(new Status(reader));
      checkUpToDate();
      GraphContent expected = GraphContent.of(expected(recorded));
      GraphContent stored = GraphContent.stored(reader);
      say("expected: %s", size(expected));
      say("stored:   %s", size(stored));
      List<Difference> differences = Difference.between(expected, stored);
      if (!differences.isEmpty() && recorded.end() != end) {
        throw new NoVerdict("Something was published meanwhile: verify again when nothing is");
      }
      return differences;
    }
  }

  private void checkUpToDate() {
    FeedProgress job = new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP));
    for (String topic : List.of(Topics.SYMBOL_CHANGES, Topics.COMMITS, Topics.RELATIONS)) {
      long behind = job.lag(topic);
      if (behind > 0) {
        throw new NoVerdict(
            "The job had not read "
                + behind
                + " records of "
                + topic
                + " at its last checkpoint: verify when 'status' says 0");
      }
    }
  }

  /** Vectors and confidences of two models do not compare, nor do words with either. */
  private void checkModels(Status status) {
    String model = InferOptions.modelId(config);
    String calibration = config.get(MatchOptions.CALIBRATION);
    for (Status.Model stored : status.models()) {
      if (!stored.model().equals(model) || !stored.calibration().equals(calibration)) {
        throw new NoVerdict(
            stored.edges()
                + " edges are of model "
                + stored.model()
                + " and calibration "
                + stored.calibration()
                + "; this configuration says "
                + model
                + " and "
                + calibration
                + ": give verify the configuration of the job");
      }
    }
  }

  private List<GraphRow> expected(RecordedEvents recorded) {
    ExpectedGraph graph = new ExpectedGraph();
    var counts =
        recorded.read(
            change -> graph.add(Fingerprint.of(change)), graph::add, graph::add, graph::add);
    say(
        "recorded: %,d symbol changes, %,d steps, %,d records of tags, %,d statements of relations; %,d"
            + " records refused",
        counts.changes(), counts.commits(), counts.tags(), counts.relations(), counts.refused());
    ExpectedPairs pairs =
        new ExpectedPairs(
            Codebook.load(config.get(MatchOptions.CODEBOOK)),
            config.get(MatchOptions.SKETCH_DISTANCE),
            new Scorer(Calibration.load(config.get(MatchOptions.CALIBRATION))));
    return graph.rows(pairs.of(embedded(graph)));
  }

  private List<EmbeddedFragment> embedded(ExpectedGraph graph) {
    int all = graph.compared().size();
    try (TextEmbedder embedder = InferOptions.open(config)) {
      return new VectorSource(embedder)
          .of(
              graph.compared(),
              done -> {
                if (done % PROGRESS_STEP == 0 || done == all) {
                  say("inferred: %,d of %,d", done, all);
                }
              });
    }
  }

  private static String size(GraphContent content) {
    long elements = content.owners().values().stream().mapToLong(Map::size).sum();
    return String.format(
        Locale.ROOT, "%,d keys, %,d nodes and relationships", content.owners().size(), elements);
  }

  private void say(String text, Object... values) {
    progress.println(String.format(Locale.ROOT, text, values));
    progress.flush();
  }
}
