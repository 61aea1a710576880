package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.Parameter;
import io.clonestream.query.Question;
import io.clonestream.query.Reach;
import io.clonestream.query.Symbols;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what a symbol is related to over several steps. */
@Command(
    name = "related",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What a symbol is related to, directly or over several steps, strongest first: transitive"
          + " similarity, chains of calls, and how strong the relation between two symbols is.",
      "The strength of a path is the product of its confidences; of several paths the strongest"
          + " counts."
    })
final class RelatedCommand implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("symbol", "strength", "steps", "path");

  @Mixin GraphMixin graph = new GraphMixin();

  @Parameters(paramLabel = "SYMBOL", description = "Its id, or an end of it that names only one.")
  String symbol = "";

  /** What a step is. */
  enum Way {
    RESEMBLES,
    CALLS,
    CALLERS,
    DEPENDS_ON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  @Option(
      names = "--by",
      defaultValue = "resembles",
      description = "A step: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  Way by = Way.RESEMBLES;

  @Option(names = "--to", paramLabel = "SYMBOL", description = "Only this one, with its path.")
  @Nullable String to;

  @Option(
      names = "--floor",
      defaultValue = "0.5",
      description = "Least strength, above 0 (default: ${DEFAULT-VALUE}).")
  double floor;

  @Option(
      names = "--depth",
      defaultValue = "4",
      description = "Most steps (default: ${DEFAULT-VALUE}).")
  int depth;

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description = "Only over symbols of this repository; may be repeated.")
  List<String> repositories = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "Only over symbols of this language; may be repeated.")
  List<String> languages = new ArrayList<>();

  @Option(
      names = "--min-confidence",
      paramLabel = "C",
      description = "Least confidence of a step; the default is that of the question.")
  @Nullable String minConfidence;

  @Option(names = "--at", paramLabel = "INSTANT", description = "As it was then. Default: now.")
  @Nullable String at;

  @Option(
      names = "--limit",
      defaultValue = "50",
      description = "Most rows (default: ${DEFAULT-VALUE}).")
  int limit;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!(floor > 0 && floor <= 1)) {
      throw new IllegalArgumentException(
          "Value " + floor + " of --floor is not above 0 and at most 1");
    }
    if (depth < 1 || limit < 0) {
      throw new IllegalArgumentException("--depth " + depth + " is below 1, or --limit below 0");
    }
    Map<Parameter, List<String>> said = new EnumMap<>(Parameter.class);
    said.put(Parameter.REPOSITORIES, repositories);
    said.put(Parameter.LANGUAGES, languages);
    if (minConfidence != null) {
      said.put(Parameter.MIN_CONFIDENCE, List.of(minConfidence));
    }
    if (at != null) {
      said.put(Parameter.AT, List.of(at));
    }
    try (GraphReader reader = graph.open();
        RowPrinter printer = RowPrinter.of(output.format, COLUMNS, spec.commandLine().getOut())) {
      Reach reach = new Reach(reader, graph.tenant());
      String wanted = to == null ? null : Symbols.named(reader, graph.tenant(), to);
      reach.from(symbol, Question.named(by.toString()), said, floor, depth).stream()
          .filter(reached -> wanted == null || reached.symbol().equals(wanted))
          .limit(limit)
          .forEach(
              reached ->
                  printer.row(
                      reached.symbol(), reached.strength(), reached.steps(), reached.path()));
      return 0;
    }
  }
}
