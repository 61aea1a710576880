package io.clonestream;

import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishTotals;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Progress of publishing, with rate and time left: one line that rewrites itself on a terminal,
 * plain lines every few seconds elsewhere.
 */
final class PublishProgress implements PublishListener {

  private static final long TERMINAL_NANOS = 200_000_000L;
  private static final long PLAIN_NANOS = 5_000_000_000L;

  private final PrintWriter out;
  private final boolean terminal;
  private final LongSupplier nanos;
  private int planned;
  private long began;
  private long shown;
  private boolean lineOpen;

  PublishProgress(PrintWriter out, boolean terminal, LongSupplier nanos) {
    this.out = out;
    this.terminal = terminal;
    this.nanos = nanos;
  }

  @Override
  public void planned(int steps) {
    planned = steps;
    began = nanos.getAsLong();
    shown = began;
  }

  @Override
  public void published(PublishTotals totals) {
    long now = nanos.getAsLong();
    boolean due = now - shown >= (terminal ? TERMINAL_NANOS : PLAIN_NANOS);
    if (due) {
      shown = now;
      print(line(totals, now - began));
    }
  }

  /** Totals and reasons at the end. */
  void finished(PublishTotals totals, String done) {
    closeLine();
    double seconds = (nanos.getAsLong() - began) / 1e9;
    out.printf(
        Locale.ROOT,
        "%s %,d commits, %,d files, %,d symbol changes (%,d added, %,d modified, %,d relocated,"
            + " %,d removed) in %.1f s: %.0f commits/s, %.0f changes/s%n",
        done,
        totals.steps(),
        totals.files(),
        totals.changes(),
        totals.added(),
        totals.modified(),
        totals.relocated(),
        totals.removed(),
        seconds,
        totals.steps() / Math.max(seconds, 1e-3),
        totals.changes() / Math.max(seconds, 1e-3));
    if (!totals.skipped().isEmpty()) {
      out.print("skipped:");
      String separator = " ";
      for (var reason : totals.skipped().entrySet()) {
        String name = reason.getKey().toLowerCase(Locale.ROOT).replace('_', ' ');
        out.printf(Locale.ROOT, "%s%s %,d", separator, name, reason.getValue());
        separator = ", ";
      }
      out.println();
    }
    List<String> refused = totals.refusedSuppressions();
    if (totals.suppressions() > 0 || !refused.isEmpty()) {
      out.printf(
          Locale.ROOT,
          "suppressions: %,d rules, %,d refused%n",
          totals.suppressions(),
          refused.size());
      refused.forEach(line -> out.println("  " + line));
    }
    out.flush();
  }

  /** Ends a line that was being rewritten. */
  void closeLine() {
    if (lineOpen) {
      out.println();
      out.flush();
      lineOpen = false;
    }
  }

  private String line(PublishTotals totals, long elapsed) {
    double rate = totals.steps() / Math.max(elapsed / 1e9, 1e-3);
    long left = rate <= 0 ? 0 : Math.round((planned - totals.steps()) / rate);
    return String.format(
        Locale.ROOT,
        "%,d of %,d commits (%d %%), %,d symbol changes, %.0f commits/s, %d:%02d left",
        totals.steps(),
        planned,
        planned == 0 ? 100 : 100L * totals.steps() / planned,
        totals.changes(),
        rate,
        left / 60,
        left % 60);
  }

  private void print(String line) {
    if (terminal) {
      out.print("\r" + line + "\u001b[K");
      lineOpen = true;
    } else {
      out.println(line);
    }
    out.flush();
  }
}
