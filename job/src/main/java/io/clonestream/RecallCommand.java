package io.clonestream;

import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.tune.RandomPairs.Shown;
import io.clonestream.tune.RecallFigures;
import io.clonestream.tune.RecallRequest;
import io.clonestream.tune.RecallRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares blocks with brute force. */
@Command(
    name = "recall",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Reads the functions and types of Git repositories at their heads, sorts them into blocks as"
          + " the job does, and says what share of the pairs that brute force finds meet there,"
          + " how much comparing that takes, and what is stored and shown of pairs of functions"
          + " of different repositories, which can only be alike by chance."
    },
    footer =
        "%nExample:%n  clonestream recall ~/src/shop ~/src/billing --vectors vectors"
            + "%n%nExit codes: 0 printed, 1 failed, 2 wrong usage.")
final class RecallCommand implements Callable<Integer> {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Mixin RepositoriesMixin repositories = new RepositoriesMixin();

  @Mixin VectorsMixin vectors = new VectorsMixin();

  @Option(
      names = "--functions",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "Functions taken of a repository at most, and types (default: all).",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  int functions;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "2000",
      description =
          "Fragments that brute force compares with all others, by chance (default:"
              + " ${DEFAULT-VALUE}).")
  int queries;

  @Option(
      names = "--shown",
      paramLabel = "FILE",
      description =
          "Writes there the pairs of different repositories that the default view shows:"
              + " confidence and both places, the most confident first.")
  @Nullable Path shown;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter out = spec.commandLine().getOut();
    Configuration config = settings.load();
    RecallRun run =
        new RecallRun(
            new RecallRequest(
                repositories.all(),
                Checks.positive("--functions", functions),
                Checks.positive("--queries", queries),
                repositories.seed,
                Codebook.load(config.get(MatchOptions.CODEBOOK)),
                MatchOptions.screen(config),
                MatchOptions.calibration(config).calibration()),
            err::println);
    RecallFigures figures = vectors.with(config, run::run);
    figures.print(out::println);
    if (shown != null) {
      Files.write(shown, lines(figures.random().shown()));
      err.println("written: " + shown);
    }
    return 0;
  }

  private static List<String> lines(List<Shown> pairs) {
    return pairs.stream()
        .map(
            pair ->
                String.format(Locale.ROOT, "%.4f\t%s\t%s", pair.confidence(), pair.a(), pair.b()))
        .toList();
  }
}
