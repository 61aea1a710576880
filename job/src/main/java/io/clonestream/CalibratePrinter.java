package io.clonestream;

import io.clonestream.tune.McNemar;
import io.clonestream.tune.Measured;
import io.clonestream.tune.Operating;
import io.clonestream.tune.PairedComparison;
import io.clonestream.tune.Study;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what labels say, for people. */
final class CalibratePrinter {

  private CalibratePrinter() {}

  static void print(Study study, @Nullable PairedComparison comparison, PrintWriter out) {
    Study.Labels labels = study.labels();
    say(
        out,
        "%,d labelled pairs in %,d clusters: %,d clones, %,d others, %,d listed with a confidence",
        labels.clones() + labels.others(),
        labels.clusters(),
        labels.clones(),
        labels.others(),
        labels.listed());
    for (Study.Way way : study.ways()) {
      out.println();
      say(out, "%s, %s", way.name(), reported(study.terms().threshold()));
      figures(way.decided(), out);
      say(out, "  average precision  %s", way.averagePrecision().shown());
    }
    out.println();
    say(out, "highest F1: from confidence %.4f on", study.best().threshold());
    figures(study.best(), out);
    out.println();
    out.println(study.choice().finding());
    for (Operating chosen :
        new @Nullable Operating[] {study.choice().reached(), study.choice().safe()}) {
      if (chosen != null) {
        say(out, "from confidence %.4f on", chosen.threshold());
        figures(chosen, out);
      }
    }
    out.println();
    out.println("reliability of what is listed");
    say(out, "  Brier score                 %s", study.brier().shown());
    say(out, "  expected calibration error  %s", study.calibrationError().shown());
    if (comparison != null) {
      out.println();
      compared(comparison, out);
    }
  }

  private static String reported(double threshold) {
    return threshold == 0
        ? "every listed pair reported"
        : String.format(Locale.ROOT, "reported from confidence %.4f on", threshold);
  }

  private static void figures(Operating at, PrintWriter out) {
    say(out, "  tp %.0f  fp %.0f  fn %.0f", at.counts().tp(), at.counts().fp(), at.counts().fn());
    say(out, "  precision  %s", at.precision().shown());
    say(out, "  recall     %s", at.recall().shown());
    say(out, "  F1         %s", at.f1().shown());
  }

  private static void compared(PairedComparison comparison, PrintWriter out) {
    say(
        out,
        "against the other (this: %s; that: %s)",
        reported(comparison.thresholdA()),
        reported(comparison.thresholdB()));
    for (PairedComparison.Difference d : comparison.differences()) {
      say(
          out,
          "  %-18s %.4f and %.4f, difference %s, p %s",
          d.figure(),
          d.a(),
          d.b(),
          d.difference().shown(),
          Measured.shownP(d.p()));
    }
    mcNemar("all pairs", comparison.all(), out);
    mcNemar("clones", comparison.clones(), out);
    mcNemar("other pairs", comparison.others(), out);
  }

  private static void mcNemar(String of, McNemar test, PrintWriter out) {
    say(
        out,
        "  McNemar, %-11s only this right %,d, only that right %,d, p %s, odds ratio %.2f,"
            + " Cohen's g %.2f",
        of + ":",
        test.onlyA(),
        test.onlyB(),
        Measured.shownP(test.p()),
        test.oddsRatio(),
        test.g());
  }

  private static void say(PrintWriter out, String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
  }
}
