package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.Verdict;
import io.clonestream.query.Verdicts;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

  @Mixin FormatMixin output = new FormatMixin();

  @Mixin InstantMixin at = new InstantMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<Verdict> said;
    try (GraphReader reader = graph.open()) {
      said = Verdicts.read(reader, graph.tenant(), at.of(graph, reader)).said();
    }
    if (output.format == OutputFormat.TSV) {
      said.forEach(
          verdict ->
              out.println(
                  String.join(
                      "\t", verdict.symbol(), verdict.other(), verdict.clones() ? "1" : "0")));
      out.flush();
      return 0;
    }
    try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, out)) {
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
