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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares the graph with what was recorded. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads everything that was published from the topics, computes without Flink the graph that it"
          + " makes, and compares it with Neo4j, node by node and relationship by relationship.",
      "Every fragment is inferred again, so it takes about as long as the first run did."
    },
    footer = "%nExit codes: 0 equal, 1 failed, 2 wrong usage or configuration, 3 different.")
final class VerifyCommand implements Callable<Integer> {

  private static final int DIFFERENT = 3;
  private static final int PROGRESS_STEP = 500;
  private static final List<String> COLUMNS =
      List.of("difference", "owner", "element", "expected", "stored");

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Most differences printed (default: ${DEFAULT-VALUE}); all are counted.")
  int limit;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new IllegalArgumentException("Value " + limit + " of --limit is below 0");
    }
    Configuration config = settings.load();
    long behind =
        new FeedProgress(FeedOptions.client(config), config.get(FeedOptions.GROUP))
            .lag(Topics.SYMBOL_CHANGES);
    if (behind > 0) {
      say(
          "The job had not read %,d symbol changes at its last checkpoint: expect differences",
          behind);
    }
    GraphContent expected = GraphContent.of(expected(config));
    GraphContent stored;
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      stored = GraphContent.stored(reader);
    }
    say("expected: %s", size(expected));
    say("stored:   %s", size(stored));
    return report(Difference.between(expected, stored));
  }

  private Collection<GraphRow> expected(Configuration config) {
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
    try (TextEmbedder embedder = InferOptions.open(config)) {
      int all = graph.compared().size();
      List<EmbeddedFragment> embedded =
          new VectorSource(embedder)
              .of(
                  graph.compared(),
                  done -> {
                    if (done % PROGRESS_STEP == 0 || done == all) {
                      say("inferred: %,d of %,d", done, all);
                    }
                  });
      return graph.rows(pairs.of(embedded));
    }
  }

  private int report(List<Difference> differences) {
    PrintWriter out = spec.commandLine().getOut();
    if (!differences.isEmpty()) {
      try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
        differences.stream().limit(limit).forEach(difference -> row(printer, difference));
      }
    }
    for (Difference.Kind kind : Difference.Kind.values()) {
      say(
          "%-9s %,d",
          kind.name().toLowerCase(Locale.ROOT),
          differences.stream().filter(difference -> difference.kind() == kind).count());
    }
    say(differences.isEmpty() ? "The graph is what was recorded." : "The graph differs.");
    out.flush();
    return differences.isEmpty() ? 0 : DIFFERENT;
  }

  private static void row(RowPrinter printer, Difference difference) {
    printer.row(
        difference.kind().name().toLowerCase(Locale.ROOT),
        difference.owner(),
        difference.element(),
        difference.expected(),
        difference.stored());
  }

  private static String size(GraphContent content) {
    long elements = content.owners().values().stream().mapToLong(Map::size).sum();
    return String.format(Locale.ROOT, "%,d rows, %,d elements", content.owners().size(), elements);
  }

  /** For people: beside the rows, which may be meant for a program. */
  private void say(String text, Object... values) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(String.format(Locale.ROOT, text, values));
    err.flush();
  }
}
