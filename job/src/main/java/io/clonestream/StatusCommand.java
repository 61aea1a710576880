package io.clonestream;

import io.clonestream.feed.FeedException;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.PublishedBranch;
import io.clonestream.feed.Topics;
import io.clonestream.persist.GraphReader;
import io.clonestream.query.RepositoryStatus;
import io.clonestream.query.Status;
import io.clonestream.schemas.CalibrationPublished;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints how far the graph is. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Per repository: its last commit in the graph and its number, what lives there now, which"
            + " model made the edges, and the number of the last commit that is published; and what"
            + " the job has not read yet.",
    footer =
        "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 with --check, when a part"
            + " is not alive or is too far behind.")
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
          "models",
          "published");

  private static final int SHORT_COMMIT = 10;
  private static final int NOT_ALIVE = 3;

  @Mixin GraphMixin graph = new GraphMixin();

  @Mixin Liveness liveness = new Liveness();

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (liveness.wanted) {
      return check(out);
    }
    try (GraphReader reader = graph.open()) {
      Status status = new Status(reader);
      List<Status.Model> made = status.models();
      String models =
          made.stream().map(Status.Model::model).distinct().collect(Collectors.joining(","));
      List<RepositoryStatus> repositories = status.repositories(graph.tenant());
      Feed feed = feed();
      if (repositories.isEmpty() && output.format == OutputFormat.TABLE) {
        out.println("No repository of tenant '" + graph.tenant() + "' is in the graph yet.");
      }
      if (output.format != OutputFormat.TABLE
          || !repositories.isEmpty()
          || !feed.published().isEmpty()) {
        try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, out)) {
          rows(printer, repositories, models, feed.published());
        }
      }
      PrintWriter lines = output.format == OutputFormat.TABLE ? out : spec.commandLine().getErr();
      lines.println(feed.lag());
      lines.println(
          "Calibration in force: " + feed.calibration() + "; " + byCalibration(made) + ".");
      lines.flush();
      return 0;
    }
  }

  private int check(PrintWriter out) {
    List<Liveness.Part> parts = liveness.look(graph);
    try (RowPrinter printer = RowPrinter.of(output.format, List.of("part", "alive", "says"), out)) {
      parts.forEach(part -> printer.row(part.name(), part.alive() ? "yes" : "no", part.says()));
    }
    return parts.stream().allMatch(Liveness.Part::alive) ? 0 : NOT_ALIVE;
  }

  /**
   * What Kafka says.
   *
   * @param lag one line for people
   * @param calibration the one in force, for people
   */
  private record Feed(Map<String, PublishedBranch> published, String lag, String calibration) {}

  private Feed feed() {
    FeedProgress progress = graph.feed();
    try {
      String lag =
          "Not read by the job at its last checkpoint: "
              + progress.lag(Topics.SYMBOL_CHANGES)
              + " symbol changes, "
              + progress.lag(Topics.COMMITS)
              + " commits and tags, "
              + progress.lag(Topics.RELATIONS)
              + " statements of relations, "
              + progress.lag(Topics.FEEDBACK)
              + " verdicts, "
              + progress.lag(Topics.CALIBRATIONS)
              + " calibrations.";
      Map<String, PublishedBranch> published = new TreeMap<>();
      for (PublishedBranch branch : progress.branches(graph.tenant())) {
        published.put(branch.repository() + "@" + branch.branch(), branch);
      }
      return new Feed(published, lag, calibration());
    } catch (FeedException e) {
      return new Feed(Map.of(), "The lag is unknown: " + e.getMessage(), "unknown");
    }
  }

  private String calibration() {
    CalibrationPublished moved = graph.calibrationPublished();
    return moved == null
        ? graph.calibrationFile().id()
        : moved.getId() + ", published by " + moved.getAuthor() + " at " + moved.getRecordedAt();
  }

  /** By which calibrations the edges in the graph are, for people. */
  private static String byCalibration(List<Status.Model> made) {
    Map<String, Long> edges = new TreeMap<>();
    made.forEach(model -> edges.merge(model.calibration(), model.edges(), Long::sum));
    return edges.isEmpty()
        ? "no edges"
        : edges.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%,d edges by %s", e.getValue(), e.getKey()))
            .collect(Collectors.joining(", "));
  }

  /** The branches in the graph, and then those that are only published yet. */
  private void rows(
      RowPrinter printer,
      List<RepositoryStatus> repositories,
      String models,
      Map<String, PublishedBranch> published) {
    Map<String, PublishedBranch> coming = new TreeMap<>(published);
    for (RepositoryStatus repository : repositories) {
      PublishedBranch branch = coming.remove(repository.repository() + "@" + repository.branch());
      row(printer, repository, models, branch == null ? "" : branch.sequence());
    }
    for (PublishedBranch branch : coming.values()) {
      RepositoryStatus none =
          new RepositoryStatus(branch.repository(), branch.branch(), "", "", 0, null, 0, 0, 0);
      row(printer, none, models, branch.sequence());
    }
  }

  private void row(
      RowPrinter printer, RepositoryStatus repository, String models, Object published) {
    String head = repository.head();
    boolean shorten = output.format == OutputFormat.TABLE && head.length() > SHORT_COMMIT;
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
        models,
        published);
  }
}
