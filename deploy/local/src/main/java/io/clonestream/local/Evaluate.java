package io.clonestream.local;

import io.clonestream.CloneStreamCli;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the whole system says about a labelled set of files. */
@Command(
    name = "evaluate.sh",
    sortOptions = false,
    description = {
      "Commits the files of SETDIR/files to a Git repository, publishes it, lets the job run on it",
      "with Kafka, Flink and Neo4j of its own, and writes which files hold pairs that resemble each",
      "other: file_a, file_b and the highest confidence of a pair in them, one pair of files a line,",
      "paths relative to SETDIR/files. It never looks at labels."
    })
public final class Evaluate implements Callable<Integer> {

  private static final PrintStream SAY = System.err;
  private static final String REPOSITORY = "evaluation";

  @Parameters(paramLabel = "SETDIR", description = "Directory with the set's 'files' directory.")
  private Path set = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the pairs go; default: ${DEFAULT-VALUE}.",
      defaultValue = "predictions.tsv")
  private Path output = Path.of("predictions.tsv");

  @Option(
      names = "--view",
      paramLabel = "NAME",
      description =
          "As of 'clonestream pairs', and with its default; of several views, each goes to a file"
              + " with its name before the ending: predictions.edges.tsv.")
  private List<String> views = List.of();

  @Option(
      names = "--files-per-commit",
      paramLabel = "N",
      description = "Default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int filesPerCommit = 20;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty directory in which everything stays; default: one that goes.")
  private @Nullable Path data;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  private boolean help;

  private Evaluate() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  static int execute(String... args) {
    return new CommandLine(new Evaluate()).execute(args);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try {
      checkOptions();
      var evaluated = new EvaluationSet(set);
      if (data != null) {
        if (!Directories.isEmpty(data)) {
          throw new ServerFailure(data.toAbsolutePath().normalize() + " must be empty or new");
        }
        run(evaluated, data);
        return 0;
      }
      Path temporary = Files.createTempDirectory("clonestream-evaluate");
      try {
        run(evaluated, temporary);
      } finally {
        Directories.delete(temporary);
      }
      return 0;
    } catch (ServerFailure e) {
      SAY.println(e.getMessage());
      return 1;
    }
  }

  /** Before minutes of work, not after. */
  private void checkOptions() {
    if (filesPerCommit < 1) {
      throw new ServerFailure("--files-per-commit " + filesPerCommit + " must be at least 1");
    }
    for (String view : views) {
      try {
        CloneStreamCli.commandLine().parseArgs("pairs", "--repository", REPOSITORY, "--view", view);
      } catch (CommandLine.ParameterException e) {
        throw new ServerFailure(String.valueOf(e.getMessage()), e);
      }
    }
  }

  private void run(EvaluationSet evaluated, Path place) throws IOException, InterruptedException {
    try (var directory = RunDirectory.take(place)) {
      Path repository = directory.path().resolve("sample").resolve(REPOSITORY + ".git");
      evaluated.commitTo(repository, filesPerCommit);
      var run = new LocalRun(directory, LocalPorts.allFree(), SAY);
      Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
      try {
        run.start(List.of(Source.of(repository)), false);
        if (!run.awaitDrained()) {
          throw new ServerFailure("Stopped before the job was done: nothing was written");
        }
        writePairs(run);
      } finally {
        run.stop();
      }
    }
  }

  private void writePairs(LocalRun run) throws IOException {
    if (views.isEmpty()) {
      write(run.ask("pairs", List.of("--repository", REPOSITORY)), output);
    }
    for (String view : views) {
      String pairs = run.ask("pairs", List.of("--repository", REPOSITORY, "--view", view));
      write(pairs, views.size() == 1 ? output : named(view));
    }
  }

  private Path named(String view) {
    String name = String.valueOf(output.getFileName());
    int ending = name.lastIndexOf('.') < 1 ? name.length() : name.lastIndexOf('.');
    return output.resolveSibling(name.substring(0, ending) + "." + view + name.substring(ending));
  }

  /** Of the pairs of symbols, in rows of paths, symbols and confidence, the pairs of files. */
  private static void write(String symbolPairs, Path file) throws IOException {
    Map<String, Double> byFiles = new TreeMap<>();
    for (String row : symbolPairs.lines().skip(1).toList()) {
      String[] columns = row.split("\t", -1);
      String a = columns[0];
      String b = columns[1];
      if (!a.equals(b)) {
        String files = a.compareTo(b) < 0 ? a + "\t" + b : b + "\t" + a;
        byFiles.merge(files, Double.valueOf(columns[4]), Math::max);
      }
    }
    Files.write(
        file,
        byFiles.entrySet().stream().map(pair -> pair.getKey() + "\t" + pair.getValue()).toList());
    SAY.println(byFiles.size() + " pairs of files in " + file.toAbsolutePath().normalize());
  }
}
