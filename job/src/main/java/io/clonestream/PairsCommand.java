package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.LeftOut;
import io.clonestream.query.Noise;
import io.clonestream.query.PairView;
import io.clonestream.query.Pairs;
import io.clonestream.query.Repositories;
import io.clonestream.query.Scope;
import io.clonestream.query.SymbolPair;
import io.clonestream.query.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints pairs of live symbols that resemble each other, made for scoring. */
@Command(
    name = "pairs",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "One row for each pair of live symbols that resemble each other, clone classes and forms"
          + " expanded; both symbols in the repositories named."
    })
final class PairsCommand implements Callable<Integer> {

  static final List<String> COLUMNS =
      List.of(
          "path_a",
          "path_b",
          "symbol_a",
          "symbol_b",
          "confidence",
          "clone_type",
          "since",
          "verdict",
          "author",
          "reason",
          "start_line_a",
          "end_line_a",
          "start_line_b",
          "end_line_b");

  @Mixin GraphMixin graph = new GraphMixin();

  @Option(
      names = "--repository",
      required = true,
      paramLabel = "NAME",
      description = "Repository; may be repeated, then pairs across them too.")
  List<String> repositories = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "Only this language; may be repeated.")
  List<String> languages = new ArrayList<>();

  @Option(
      names = "--min-confidence",
      paramLabel = "SHARE",
      description =
          "Lowest confidence; default: what the calibration of the job says for the view default,"
              + " otherwise all that is stored.")
  @Nullable Double minConfidence;

  @Option(
      names = "--min-tokens",
      defaultValue = "0",
      description = "Smallest symbols (default: ${DEFAULT-VALUE}).")
  int minTokens;

  @Option(
      names = "--type",
      paramLabel = "N",
      description =
          "Only this clone type: 1 same, 2 renamed, 3 near miss, 4 same meaning; may be repeated.")
  List<Integer> types = new ArrayList<>();

  @Option(
      names = "--view",
      defaultValue = "default",
      description = {
        "default: of one language pairs of at least 50 tokens, or 30 from confidence .9, but of"
            + " types, and of functions of files that hold several, only near misses of at least 50"
            + " tokens from .98, surer the more these files hold; across languages each the other's"
            + " nearest; tests, generated code and boilerplate left out;"
            + " edges: every pair; mutual: each the other's nearest in its repository and language;"
            + " top-k: one among the k nearest of the other (default: ${DEFAULT-VALUE})."
      })
  View view = View.DEFAULT;

  @Option(
      names = "--k",
      defaultValue = "10",
      description = "For top-k (default: ${DEFAULT-VALUE}).")
  int k;

  @Option(
      names = "--silenced",
      description = "Only the pairs that people said are no clones, with who and why.")
  boolean silenced;

  @Option(
      names = "--format",
      defaultValue = "tsv",
      description = "tsv, json or table (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TSV;

  @Mixin InstantMixin at = new InstantMixin();

  @Mixin NoiseMixin noise = new NoiseMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  /** Which pairs are shown. */
  enum View {
    DEFAULT,
    EDGES,
    MUTUAL,
    TOP_K;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Override
  public Integer call() {
    for (int type : types) {
      if (type < 1 || type > 4) {
        throw new IllegalArgumentException("Clone type " + type + " is not one of 1, 2, 3, 4");
      }
    }
    if (view != View.DEFAULT && !noise.included.isEmpty()) {
      throw new IllegalArgumentException(
          "--include is for --view default: --view " + view + " leaves nothing out");
    }
    try (GraphReader reader = graph.open();
        RowPrinter printer = RowPrinter.of(format, COLUMNS, spec.commandLine().getOut())) {
      List<String> known = Repositories.known(reader, graph.tenant(), repositories);
      double least = minConfidence == null ? usualConfidence(reader) : minConfidence;
      PairView shown =
          switch (view) {
            case DEFAULT -> PairView.standard(least);
            case EDGES -> PairView.edges();
            case MUTUAL -> PairView.mutual();
            case TOP_K -> PairView.top(k);
          };
      Scope scope =
          new Scope(
              graph.tenant(),
              known,
              languages,
              minTokens,
              least,
              view == View.DEFAULT ? noise.included : EnumSet.allOf(Noise.class),
              at.of(graph, reader),
              !noise.ignoreVerdicts);
      graph.sayWhenBeforeHistory(reader, scope.at(), spec.commandLine().getErr());
      long[] silent = {0};
      LeftOut leftOut =
          new Pairs(reader)
              .forEach(
                  scope,
                  shown,
                  pair -> {
                    if (!silenced && isWanted(pair)) {
                      print(pair, printer);
                    }
                  },
                  pair -> {
                    if (isWanted(pair)) {
                      silent[0]++;
                      if (silenced) {
                        print(pair, printer);
                      }
                    }
                  });
      NoiseMixin.say(leftOut, "pairs", spec.commandLine().getErr());
      if (silent[0] > 0 && !silenced) {
        spec.commandLine()
            .getErr()
            .println("Silenced by verdicts: " + silent[0] + " pairs; --silenced shows them.");
      }
      return 0;
    }
  }

  private boolean isWanted(SymbolPair pair) {
    return types.isEmpty() || types.contains(pair.cloneType());
  }

  private static void print(SymbolPair pair, RowPrinter printer) {
    Verdict verdict = pair.verdict();
    printer.row(
        pair.a().path(),
        pair.b().path(),
        pair.a().id(),
        pair.b().id(),
        pair.confidence(),
        pair.cloneType(),
        FamilyPrinter.instant(pair.since()),
        verdict == null ? null : verdict.clones() ? "yes" : "no",
        verdict == null ? null : verdict.author(),
        verdict == null ? null : verdict.reason(),
        pair.a().startLine(),
        pair.a().endLine(),
        pair.b().startLine(),
        pair.b().endLine());
  }

  private double usualConfidence(GraphReader reader) {
    return view == View.DEFAULT
        ? graph.calibration(reader, spec.commandLine().getErr()).viewThreshold()
        : 0;
  }
}
