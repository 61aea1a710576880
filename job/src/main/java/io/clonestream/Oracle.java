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

  private static final int PROGRESS_STEP = 500;

  private final Configuration config;
  private final PrintWriter progress;

  Oracle(Configuration config, PrintWriter progress) {
    this.config = config;
    this.progress = progress;
  }

  /** Symbol changes that the job had not read at its last checkpoint. */
  long behind() {
    return new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP))
        .lag(Topics.SYMBOL_CHANGES);
  }

  /** The rows that everything recorded makes. */
  List<GraphRow> expected() {
    long behind = behind();
    if (behind > 0) {
      say("The job had not read %,d symbol changes at its last checkpoint", behind);
    }
    ExpectedGraph graph = new ExpectedGraph();
    var counts =
        new RecordedEvents(FeedOptions.client(config))
            .read(change -> graph.add(Fingerprint.of(change)), graph::add);
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

  /** How the graph differs from these rows now. */
  List<Difference> differences(List<GraphRow> rows) {
    GraphContent expected = GraphContent.of(rows);
    GraphContent stored;
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      stored = GraphContent.stored(reader);
    }
    say("expected: %s", size(expected));
    say("stored:   %s", size(stored));
    return Difference.between(expected, stored);
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
