package io.clonestream.tune;

import io.clonestream.match.Calibration.Models;
import java.util.Locale;
import java.util.function.Consumer;

/** Says in text what models are worth. */
final class TuneReport {

  private final Consumer<String> out;

  TuneReport(Consumer<String> out) {
    this.out = out;
  }

  void material(Material material) {
    say("%,d random pairs of functions, %,d measured", random(material.functions()));
    say("%,d random pairs of types, %,d measured", random(material.types()));
    material.counts().forEach((kind, count) -> say("%-18s %,9d pairs", kind.key(), count));
  }

  private static Object[] random(Strays strays) {
    return new Object[] {strays.all(), strays.alike().size()};
  }

  /** Figures of models on folds that they were not shown. */
  void heldBack(boolean isAcross, boolean lexical, HeldBack held) {
    HeldBackReliability reliability = held.reliability();
    say("");
    say(
        "held back by %s: %s %s",
        isAcross ? "name" : "repository",
        lexical ? "lexical" : "semantic",
        isAcross ? "across" : "within");
    say(
        "  at a prevalence of %.3f: Brier score %.4f, expected calibration error %.4f",
        reliability.prevalence(), reliability.brier(), reliability.calibrationError());
    say("  %-11s %9s %7s %7s", "confidence", "pairs", "said", "was");
    for (HeldBackReliability.Row row : reliability.table()) {
      say(
          "  %.1f to %.1f  %,9d %7.3f %7.3f",
          row.from(),
          row.from() + 1.0 / HeldBackReliability.TABLE_CLASSES,
          row.pairs(),
          row.said(),
          row.was());
    }
    kept(held);
  }

  /** What models keep of all pairs, whoever was shown them. */
  void all(String name, Tuning tuning, Models models) {
    for (boolean isAcross : new boolean[] {false, true}) {
      say("");
      say("%s: semantic %s, on all pairs", name, isAcross ? "across" : "within");
      kept(tuning.said(models, isAcross));
    }
  }

  private void kept(HeldBack held) {
    held.counts()
        .forEach(
            (kind, count) ->
                say(
                    "  %s %-18s %.4f of %,d stored",
                    kind.isClone() ? "clones" : "others", kind.key(), count.share(), count.all()));
    say("  strays %,d: %.2e of random pairs stored", held.strays(), held.strayRate());
  }

  private void say(String text, Object... values) {
    out.accept(String.format(Locale.ROOT, text, values));
  }
}
