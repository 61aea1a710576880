package io.clonestream;

import io.clonestream.match.Calibration;
import io.clonestream.tune.Budgets;
import io.clonestream.tune.TuneRequest;
import io.clonestream.tune.TuneRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a calibration from Git repositories. */
@Command(
    name = "tune",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fits the models that turn features of a pair into a confidence, from Git repositories alone,"
          + " and writes the calibration that the job loads.",
      "Clones are functions at two commits, edited copies, and functions of one name in collections"
          + " of algorithms in several languages; the others are random pairs, pairs that look"
          + " alike, and neighbours in a file. The same repositories, model and options give the"
          + " same bytes.",
      "The figures that are printed are of folds that the models were not shown."
    },
    footer =
        "%nExample:%n  clonestream tune --collection algorithms-java --collection algorithms-go"
            + " ~/src/* --id pairs-mine --out job/src/main/resources --vectors vectors%n"
            + "%nExit codes: 0 written, 1 failed, 2 wrong usage, or too little to learn from.")
final class TuneCommand implements Callable<Integer> {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Mixin RepositoriesMixin repositories = new RepositoriesMixin();

  @Mixin VectorsMixin vectors = new VectorsMixin();

  @Mixin MadeMixin made = new MadeMixin();

  @Option(
      names = "--words",
      paramLabel = "ID",
      defaultValue = "words-1",
      description = "Table by which words weigh (default: ${DEFAULT-VALUE}).")
  String words = "";

  @Option(
      names = "--new-words",
      paramLabel = "ID",
      description = "Makes a new table of the words of these repositories and takes it instead.")
  @Nullable String newWords;

  @Option(
      names = "--recipe",
      paramLabel = "FILE",
      description =
          "Which features count, how their curves may run and how much each kind of pair weighs;"
              + " default: as shipped, tune/recipe.properties.")
  @Nullable Path recipe;

  @Option(
      names = "--functions",
      paramLabel = "N",
      defaultValue = "1000",
      description =
          "Functions taken of a repository at most, but of a collection all (default:"
              + " ${DEFAULT-VALUE}).")
  int functions;

  @Option(
      names = "--strays-within",
      paramLabel = "SHARE",
      defaultValue = "9.5e-6",
      description =
          "Share of all random pairs that may be stored as pairs of one language (default:"
              + " ${DEFAULT-VALUE}).")
  double straysWithin;

  @Option(
      names = "--strays-across",
      paramLabel = "SHARE",
      defaultValue = "4.25e-6",
      description = "The same of two languages (default: ${DEFAULT-VALUE}).")
  double straysAcross;

  @Option(
      names = "--strays-types",
      paramLabel = "SHARE",
      defaultValue = "2e-5",
      description =
          "Share of random pairs of types that may be stored (default: ${DEFAULT-VALUE}).")
  double straysTypes;

  @Option(
      names = "--store",
      paramLabel = "CONFIDENCE",
      defaultValue = "0.1",
      description = "Confidence from which a pair is stored (default: ${DEFAULT-VALUE}).")
  double store;

  @Option(
      names = "--view",
      paramLabel = "CONFIDENCE",
      defaultValue = "0.1",
      description = "Confidence from which a pair is shown by default (default: ${DEFAULT-VALUE}).")
  double view;

  @Option(
      names = "--beside",
      paramLabel = "ID",
      description =
          "Says also what this calibration stores of the same pairs, as "
              + Calibration.DEFAULT
              + ".")
  @Nullable String beside;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    PrintWriter figures = spec.commandLine().getOut();
    TuneRun run = new TuneRun(request(), err::println);
    Path written = vectors.with(settings.load(), source -> run.run(source, figures::println));
    err.println("written: " + written);
    return 0;
  }

  private TuneRequest request() {
    return new TuneRequest(
        repositories.all(),
        Checks.positive("--functions", functions),
        recipe,
        new Budgets(
            Checks.share("--strays-within", straysWithin),
            Checks.share("--strays-across", straysAcross),
            Checks.share("--strays-types", straysTypes),
            Checks.share("--store", store)),
        Checks.share("--view", view),
        repositories.seed,
        made.out,
        made.id(),
        words,
        newWords,
        beside);
  }
}
