package io.clonestream;

import io.clonestream.tune.CodebookRequest;
import io.clonestream.tune.CodebookRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a codebook from Git repositories. */
@Command(
    name = "codebook",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Trains the cells into which embeddings are sorted, with the shape of the code beside them, so"
          + " that code of one meaning meets however it is worded, from the functions and types of"
          + " Git repositories.",
      "The more diverse the code the better; the same repositories, model and options give the same"
          + " bytes."
    },
    footer =
        "%nExample:%n  clonestream codebook ~/src/* --id ours-cells-1 --out job/src/main/resources"
            + " --vectors vectors%n%nExit codes: 0 written, 1 failed, 2 wrong usage, or too little"
            + " to learn from.")
final class CodebookCommand implements Callable<Integer> {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Mixin RepositoriesMixin repositories = new RepositoriesMixin();

  @Mixin VectorsMixin vectors = new VectorsMixin();

  @Mixin MadeMixin made = new MadeMixin();

  @Option(
      names = "--functions",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Functions taken of a repository at most (default: ${DEFAULT-VALUE}).")
  int functions;

  @Option(
      names = "--cells",
      paramLabel = "N",
      defaultValue = "2304",
      description = "Cells (default: ${DEFAULT-VALUE}).")
  int cells;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "15",
      description = "Rounds of k-means (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--shapes",
      description =
          "Cells of the shapes of code alone, whatever the model: BlockKeys names the one in use.")
  boolean shapes;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter figures = spec.commandLine().getOut();
    CodebookRun run = new CodebookRun(request(), err::println);
    Path written =
        shapes
            ? run.ofShapes(figures::println)
            : vectors.with(settings.load(), source -> run.ofPlaces(source, figures::println));
    err.println("written: " + written);
    return 0;
  }

  private CodebookRequest request() {
    return new CodebookRequest(
        repositories.all(),
        Checks.positive("--functions", functions),
        Checks.positive("--cells", cells),
        Checks.positive("--rounds", rounds),
        repositories.seed,
        made.out,
        made.id());
  }
}
