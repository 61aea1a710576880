package io.clonestream;

import io.clonestream.tune.GramRequest;
import io.clonestream.tune.GramRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Counts the token grams of Git repositories. */
@Command(
    name = "grams",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Counts in how many functions of Git repositories each token gram stands. Rare grams in common"
          + " are how edited copies meet, so that nothing has to be compared with everything.",
      "The same repositories and options give the same bytes."
    },
    footer =
        "%nExample:%n  clonestream grams ~/src/* --id grams-mine --out job/src/main/resources"
            + "%n%nExit codes: 0 written, 1 failed, 2 wrong usage.")
final class GramsCommand implements Callable<Integer> {

  @Mixin RepositoriesMixin repositories = new RepositoriesMixin();

  @Mixin MadeMixin made = new MadeMixin();

  @Option(
      names = "--functions",
      paramLabel = "N",
      defaultValue = "2500",
      description = "Functions taken of a repository at most (default: ${DEFAULT-VALUE}).")
  int functions;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter figures = spec.commandLine().getOut();
    GramRequest request =
        new GramRequest(
            repositories.all(),
            Checks.positive("--functions", functions),
            repositories.seed,
            made.out,
            made.id());
    Path written = new GramRun(request, err::println).run(figures::println);
    err.println("written: " + written);
    return 0;
  }
}
