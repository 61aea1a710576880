package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.RepositoryStatus;
import io.clonestream.query.Status;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints how far the graph is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Per repository: its last commit in the graph, what lives there now, and which model made"
            + " the edges.")
final class StatusCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of(
          "repository",
          "branch",
          "head",
          "sequence",
          "valid_time",
          "symbols",
          "classes",
          "edges",
          "models");

  private static final int SHORT_COMMIT = 10;

  @Mixin GraphMixin graph = new GraphMixin();

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (GraphReader reader = graph.open()) {
      Status status = new Status(reader);
      String models =
          status.models().stream()
              .map(Status.Model::model)
              .distinct()
              .collect(Collectors.joining(","));
      List<RepositoryStatus> repositories = status.repositories(graph.tenant());
      if (repositories.isEmpty() && format == OutputFormat.TABLE) {
        out.println("No repository of tenant '" + graph.tenant() + "' is in the graph yet.");
        out.flush();
        return 0;
      }
      try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
        repositories.forEach(repository -> row(printer, repository, models));
      }
      return 0;
    }
  }

  private void row(RowPrinter printer, RepositoryStatus repository, String models) {
    String head = repository.head();
    boolean shorten = format == OutputFormat.TABLE && head.length() > SHORT_COMMIT;
    Long validTime = repository.validTime();
    printer.row(
        repository.repository(),
        repository.branch(),
        shorten ? head.substring(0, SHORT_COMMIT) : head,
        repository.sequence(),
        validTime == null ? "" : FamilyPrinter.instant(validTime),
        repository.symbols(),
        repository.classes(),
        repository.edges(),
        models);
  }
}
