package io.clonestream;

import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.follow.Stamp;
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
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.PersistOptions;
import io.clonestream.persist.StoredStamps;
import io.clonestream.query.Status;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.verify.Difference;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import io.clonestream.verify.Remedy;
import io.clonestream.verify.VectorSource;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
   * What everything recorded makes, and how the graph differs from it.
   *
   * @param end where the topics ended
   * @param steps recorded ones, as {@link Remedy#of} takes them
   * @param stamps that are stored, of the keys that differ
   */
  record Comparison(
      long end,
      GraphContent expected,
      Map<String, CommitPublished> steps,
      List<Difference> differences,
      Map<String, Stamp> stamps) {

    Set<String> keys() {
      return differences.stream()
          .map(Difference::owner)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * How the graph differs from what everything recorded makes.
   *
   * @throws NoVerdict when the job is not up to date, works with another model, or something was
   *     published meanwhile
   */
  List<Difference> differences() {
    return compare().differences();
  }

  /** The same, with what it takes to mend it. */
  Comparison compare() {
    RecordedEvents recorded = new RecordedEvents(FeedOptions.client(config));
    long end = recorded.end();
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      checkModels(new Status(reader));
      checkUpToDate(config);
      List<GraphRow> rows = expected(recorded);
      GraphContent expected = GraphContent.of(rows);
      say("expected: %s", size(expected));
      return compare(new Comparison(end, expected, steps(rows), List.of(), Map.of()), reader);
    }
  }

  /** Compares what was expected with the graph as it is now. */
  Comparison again(Comparison before) {
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      return compare(before, reader);
    }
  }

  private Comparison compare(Comparison before, GraphReader reader) {
    GraphContent stored = GraphContent.stored(reader);
    say("stored:   %s", size(stored));
    Comparison now =
        new Comparison(
            before.end(),
            before.expected(),
            before.steps(),
            Difference.between(before.expected(), stored),
            Map.of());
    if (now.differences().isEmpty()) {
      return now;
    }
    Map<String, Stamp> stamps = StoredStamps.of(reader, now.keys());
    // Last: what is published after the stamps were read has others.
    if (new RecordedEvents(FeedOptions.client(config)).end() != now.end()) {
      throw new NoVerdict("Something was published meanwhile: verify again when nothing is");
    }
    return new Comparison(now.end(), now.expected(), now.steps(), now.differences(), stamps);
  }

  /** The steps among these rows: the last under the key of its commit, and of its repository. */
  static Map<String, CommitPublished> steps(List<GraphRow> rows) {
    Map<String, CommitRow> last = new TreeMap<>();
    for (GraphRow row : rows) {
      if (row instanceof CommitRow step) {
        for (String key : List.of(step.key(), "repository " + step.branchId())) {
          last.merge(key, step, (a, b) -> a.stamp().compareTo(b.stamp()) > 0 ? a : b);
        }
      }
    }
    Map<String, CommitPublished> steps = new TreeMap<>();
    last.forEach((key, step) -> steps.put(key, step.commit()));
    return steps;
  }

  /**
   * A job that is behind has not said all that it will.
   *
   * @throws NoVerdict when it is
   */
  static void checkUpToDate(Configuration config) {
    FeedProgress job = new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP));
    for (String topic : List.of(Topics.SYMBOL_CHANGES, Topics.COMMITS)) {
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
    var counts = recorded.read(change -> graph.add(Fingerprint.of(change)), graph::add);
    say(
        "recorded: %,d symbol changes, %,d steps; %,d records refused",
        counts.changes(), counts.commits(), counts.refused());
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
