package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.Verdict;
import io.clonestream.query.Verdicts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what people decided on pairs. */
@Command(
    name = "verdicts",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What people decided on pairs of symbols that live, last said first.",
      "In tsv a line is a label as for calibrating: both symbols and 1 or 0, without a header."
    })
final class VerdictsCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("symbol_a", "symbol_b", "verdict", "clone_type", "author", "reason", "said");

  @Mixin GraphMixin graph = new GraphMixin();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "As it was then: a time (2024-01-31T12:00:00Z), a day, or just after a commit, by at least"
              + " 7 digits of its id, or a tag: TAG or REPOSITORY:TAG. Default: now.")
  @Nullable String at;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> said;
    try (GraphReader reader = graph.open()) {
      said = Verdicts.read(reader, graph.tenant(), graph.instant(reader, at)).said();
    }
    if (format == OutputFormat.TSV) {
      said.forEach(
          verdict ->
              out.println(
                  String.join(
                      "\t", verdict.symbol(), verdict.other(), verdict.clones() ? "1" : "0")));
      out.flush();
      return 0;
    }
    try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
      said.forEach(
          verdict ->
              printer.row(
                  verdict.symbol(),
                  verdict.other(),
                  verdict.clones() ? "yes" : "no",
                  verdict.cloneType(),
                  verdict.author(),
                  verdict.reason(),
                  FamilyPrinter.instant(verdict.statedFrom())));
    }
    return 0;
  }
}
