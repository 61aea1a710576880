package io.clonestream.local;

import java.io.PrintStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a run: one line that renews itself on a terminal, otherwise a plain line every
 * few seconds.
 */
final class ProgressLine {

  private static final long PLAIN_EVERY_MILLIS = 5_000;

  private final PrintStream out;
  private final boolean terminal;
  private final long begun;
  private long lastPlain = Long.MIN_VALUE / 2;
  private @Nullable String last;

  /**
   * @param begun epoch milliseconds from which the elapsed time counts
   */
  ProgressLine(PrintStream out, boolean terminal, long begun) {
    this.out = out;
    this.terminal = terminal;
    this.begun = begun;
  }

  /** Shows a state. */
  void show(RunState state) {
    String line = text(state, begun);
    if (terminal) {
      out.print("\r\033[K" + line);
      out.flush();
    } else if (state.millis() - lastPlain >= PLAIN_EVERY_MILLIS) {
      out.println(line);
      lastPlain = state.millis();
    }
    last = line;
  }

  /** Says something of its own between two states. */
  void say(String text) {
    if (terminal && last != null) {
      out.print("\r\033[K");
    }
    out.println(text);
  }

  /** Leaves the last state standing. */
  void end() {
    if (last != null) {
      if (!terminal) {
        out.println(last);
      } else {
        out.println();
      }
      last = null;
    }
  }

  /** Time from the start of the run to a state. */
  String elapsed(RunState state) {
    return elapsed(state.millis() - begun);
  }

  private static String elapsed(long millis) {
    return String.format(Locale.ROOT, "%d:%02d", millis / 60_000, millis / 1000 % 60);
  }

  static String text(RunState state, long begun) {
    JobMetrics metrics = state.metrics();
    String job = state.state().equals("RUNNING") ? "" : "  job " + state.state();
    return String.format(
        Locale.ROOT,
        "[%s] commits %,d  symbols %,d  inferred %,d  known %,d  edges %,d  lag %,d%s",
        elapsed(state.millis() - begun),
        state.commits(),
        metrics.sum("symbols"),
        metrics.sum("inferred"),
        metrics.sum("known"),
        state.edges(),
        state.lag(),
        job);
  }
}
