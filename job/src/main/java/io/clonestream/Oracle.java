package io.clonestream;

import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.RecordedEvents;
import io.clonestream.feed.Topics;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorFile;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Scorer;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.PersistOptions;
import io.clonestream.persist.StoredKey;
import io.clonestream.query.Status;
import io.clonestream.verify.Difference;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import io.clonestream.verify.Remedy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

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
   * @param records of steps and tags, as {@link Remedy#of} takes them
   * @param stored what is stored of the keys that differ
   */
  record Comparison(
      long end,
      GraphContent expected,
      Map<String, byte[]> records,
      List<Difference> differences,
      Map<String, StoredKey> stored) {

    Set<String> keys() {
      return differences.stream()
          .map(Difference::owner)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * How the graph differs from what everything recorded makes.
   *
   * @param kept directory that keeps vectors from run to run; null keeps none
   * @throws NoVerdict when the job is not up to date, works with another model, or something was
   *     published meanwhile
   */
  List<Difference> differences(@Nullable Path kept) {
    return compare(kept).differences();
  }

  /** The same, with what it takes to mend it. */
  Comparison compare(@Nullable Path kept) {
    RecordedEvents recorded = new RecordedEvents(FeedOptions.client(config));
    long end = recorded.end();
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      checkComparable(reader);
      List<GraphRow> rows = expected(recorded, kept);
      GraphContent expected = GraphContent.of(rows);
      say("expected: %s", size(expected));
      return compare(
          new Comparison(end, expected, Remedy.records(rows), List.of(), Map.of()), reader);
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
            before.records(),
            Difference.between(before.expected(), stored),
            Map.of());
    if (now.differences().isEmpty()) {
      return now;
    }
    Map<String, StoredKey> there = StoredKey.of(reader, now.keys());
    // Last: what is published after the stamps were read has others.
    if (new RecordedEvents(FeedOptions.client(config)).end() != now.end()) {
      throw new NoVerdict("Something was published meanwhile: verify again when nothing is");
    }
    return new Comparison(now.end(), now.expected(), now.records(), now.differences(), there);
  }

  /**
   * Looks whether anything can be said.
   *
   * @throws NoVerdict when the job is not up to date or works with another model
   */
  void checkComparable(GraphReader reader) {
    checkModels(new Status(reader));
    checkUpToDate(config);
  }

  /**
   * A job that is behind has not said all that it will.
   *
   * @throws NoVerdict when it is
   */
  static void checkUpToDate(Configuration config) {
    FeedProgress job = new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP));
    for (String topic : Topics.RECORDED) {
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

  private void checkModels(Status status) {
    checkModels(status.models(), InferOptions.modelId(config), inForce().id());
  }

  /**
   * Vectors and confidences of two models do not compare, nor do words with either. Beside edges of
   * the model those of words are of what it cannot embed.
   */
  static void checkModels(List<Status.Model> stored, String model, String calibration) {
    boolean atWork = stored.stream().anyMatch(one -> one.model().equals(model));
    for (Status.Model one : stored) {
      boolean own =
          one.model().equals(model) || (atWork && one.model().equals(EmbeddedFragment.LEXICAL));
      if (!own || !one.calibration().equals(calibration)) {
        throw new NoVerdict(
            one.edges()
                + " edges are of model "
                + one.model()
                + " and calibration "
                + one.calibration()
                + "; this configuration says "
                + model
                + " and "
                + calibration
                + ": give verify the configuration of the job");
      }
    }
  }

  private List<GraphRow> expected(RecordedEvents recorded, @Nullable Path kept) {
    ExpectedGraph graph = new ExpectedGraph();
    var counts =
        recorded.read(
            change -> graph.add(Fingerprint.of(change)), graph::add, graph::add, graph::add);
    say(
        "recorded: %,d symbol changes, %,d steps, %,d records of tags, %,d statements of relations; %,d"
            + " records refused",
        counts.changes(), counts.commits(), counts.tags(), counts.relations(), counts.refused());
    return graph.rows(pairs().of(embedded(graph, kept)));
  }

  /** What the job matches with. */
  ExpectedPairs pairs() {
    return new ExpectedPairs(
        Codebook.load(config.get(MatchOptions.CODEBOOK)),
        MatchOptions.screen(config),
        new Scorer(MatchOptions.calibration(config).calibration()),
        new Scorer(inForce().calibration()));
  }

  /** By which the job rates what it keeps. */
  private CalibrationFile inForce() {
    return CalibrationInForce.of(config);
  }

  private List<EmbeddedFragment> embedded(ExpectedGraph graph, @Nullable Path kept) {
    int all = graph.compared().size();
    try (TextEmbedder embedder = InferOptions.open(config)) {
      VectorFile file = vectors(kept, embedder);
      List<EmbeddedFragment> embedded =
          new VectorSource(embedder, file)
              .of(
                  graph.compared(),
                  done -> {
                    if (done % PROGRESS_STEP == 0 || done == all) {
                      say("inferred: %,d of %,d", done, all);
                    }
                  });
      if (file != null) {
        file.save();
      }
      long words = embedded.stream().filter(one -> one.vector() == null).count();
      if (words > 0) {
        say("compared by their words: %,d of %,d", words, all);
      }
      return embedded;
    }
  }

  /** Vectors that were kept of this model on this device. */
  static @Nullable VectorFile vectors(@Nullable Path kept, TextEmbedder embedder) {
    return kept == null
        ? null
        : VectorFile.open(kept, embedder.model() + " on " + embedder.device());
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
