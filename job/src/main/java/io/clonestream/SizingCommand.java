package io.clonestream;

import io.clonestream.size.Demand;
import io.clonestream.size.MeasuredFigures;
import io.clonestream.size.SizingTable;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a corpus takes. */
@Command(
    name = "sizing",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says what a corpus takes: processors, TaskManagers, cells of the codebook, state, network and"
          + " Neo4j, computed from what benchmarks measured. What a benchmark prints on your machine"
          + " may differ: compare its figures with those of --figures."
    },
    footer =
        "%nExample:%n  clonestream sizing --fragments 2e7 --commits-a-day 5000"
            + "%n%nExit codes: 0 printed, 1 failed, 2 wrong usage.")
final class SizingCommand implements Callable<Integer> {

  @Option(
      names = "--fragments",
      paramLabel = "N",
      split = ",",
      defaultValue = "1e6,1e7,1e8,1e9",
      description = "Distinct functions and types; a column for each (default: ${DEFAULT-VALUE}).")
  List<Double> fragments = List.of();

  @Option(
      names = "--commits-a-day",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Commits once all is there (default: ${DEFAULT-VALUE}).")
  double commits;

  @Option(
      names = "--load-days",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "In which all is to be taken in at first (default: ${DEFAULT-VALUE}).")
  double loadDays;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "2",
      description = "Of a TaskManager (default: ${DEFAULT-VALUE}).")
  double cores;

  @Option(names = "--figures", description = "Prints what is computed from instead.")
  boolean figures;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    MeasuredFigures measured = MeasuredFigures.load();
    if (figures) {
      SizingTable.printFigures(measured, out::println);
    } else {
      SizingTable.print(
          fragments.stream().map(n -> new Demand(n, commits, loadDays, cores)).toList(),
          measured,
          out::println);
    }
    return 0;
  }
}
