package io.clonestream.watch;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the figures of a benchmark go: options that each of them has. */
public final class BenchOutput {

  private final PrintStream out = System.out;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Writes the figures there, for 'clonestream regressions'.")
  private @Nullable Path json;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  private boolean help;

  /** A run that begins, here and now, of the commit that the script names. */
  public static BenchRun begin(String bench) {
    String commit = System.getProperty("clonestream.bench.commit", "unknown");
    return BenchRun.of(bench, commit, Machine.here(), Clock.systemUTC());
  }

  /** Prints a run that ended, and writes it where that is asked for. */
  public void end(BenchRun run) {
    run.print(out::println);
    if (json != null) {
      run.write(json);
      out.println("written: " + json);
    }
  }
}
