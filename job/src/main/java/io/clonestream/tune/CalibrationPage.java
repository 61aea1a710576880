package io.clonestream.tune;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A study as one page of HTML that needs nothing else: no script, no other file. */
public final class CalibrationPage {

  private static final String STYLE = "/tune/page.css";
  private static final String AT_COLUMNS =
      "<th>from</th><th>tp</th><th>fp</th><th>fn</th><th>precision</th><th>recall</th><th>F1</th>";

  private final StringBuilder html = new StringBuilder();

  private CalibrationPage() {}

  /**
   * Writes the page.
   *
   * @param about where labels and predictions come from, a line each
   * @param moved what was done to the confidences, a line each; none where nothing was
   */
  public static String html(
      Study study, @Nullable PairedComparison comparison, List<String> about, List<String> moved) {
    CalibrationPage page = new CalibrationPage();
    page.head(study, about);
    page.ways(study);
    page.pictures(study);
    if (comparison != null) {
      page.comparison(comparison);
    }
    if (!moved.isEmpty()) {
      page.add("<h2>Moving the confidences</h2><ul>");
      moved.forEach(line -> page.add("<li>%s</li>", escaped(line)));
      page.add("</ul>");
    }
    page.reliability(study);
    page.sweep(study);
    page.add("</body></html>");
    return page.html.toString();
  }

  private void head(Study study, List<String> about) {
    add(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>Calibration</title><style>%s</style></head><body><h1>Calibration</h1>",
        style());
    about.forEach(line -> add("<div><small>%s</small></div>", escaped(line)));
    Study.Labels labels = study.labels();
    Double prevalence = study.terms().prevalence();
    add(
        "<p>%,d labelled pairs: %,d clones and %,d others, so that %.4f of them are clones; %,d are"
            + " listed with a confidence. Precision, F1 and reliability are given for %s. Figures"
            + " are followed by their 95 %% interval, from %,d resamples of %,d clusters of pairs"
            + " that depend on each other (seed %d).</p>",
        labels.clones() + labels.others(),
        labels.clones(),
        labels.others(),
        labels.prevalence(),
        labels.listed(),
        prevalence == null
            ? "this share of clones; where clones are rarer, precision is lower"
            : String.format(Locale.ROOT, "a share of clones of %s", prevalence),
        study.terms().resamples(),
        labels.clusters(),
        study.terms().seed());
    add("<p class=\"finding\">%s</p>", escaped(study.choice().finding()));
  }

  private void ways(Study study) {
    add("<h2>What is found</h2><div class=\"scroll\"><table><tr><th>pairs</th>%s", AT_COLUMNS);
    add("<th>average precision</th></tr>");
    for (Study.Way way : study.ways()) {
      row(way.name(), way.decided(), shown(way.averagePrecision()));
    }
    row("all pairs, highest F1", study.best(), "");
    Operating reached = study.choice().reached();
    if (reached != null) {
      row("all pairs, precision " + study.choice().wanted(), reached, "");
    }
    Operating safe = study.choice().safe();
    if (safe != null) {
      row("the same with its lower bound", safe, "");
    }
    add("</table></div>");
  }

  private void row(String name, Operating at, String last) {
    add(
        "<tr><td>%s</td><td>%s</td><td>%.0f</td><td>%.0f</td><td>%.0f</td><td>%s</td><td>%s</td>"
            + "<td>%s</td><td>%s</td></tr>",
        name,
        at.threshold() == 0 ? "listed" : Measured.shown(at.threshold()),
        at.counts().tp(),
        at.counts().fp(),
        at.counts().fn(),
        shown(at.precision()),
        shown(at.recall()),
        shown(at.f1()),
        last);
  }

  private void pictures(Study study) {
    add(
        "<div class=\"pictures\"><figure>%s<figcaption>Precision by recall, over all thresholds;"
            + " the band is the 95 %% interval of the precision.</figcaption></figure>"
            + "<figure>%s<figcaption>Where the confidence is a probability, the dots lie on the"
            + " dashed line: of the pairs of confidence .8, four in five are clones. The"
            + " larger a dot, the more pairs; its bar is the 95 %% interval were they independent."
            + " Brier score %s, expected calibration error %s.</figcaption></figure></div>",
        CalibrationPlots.precisionRecall(study),
        CalibrationPlots.reliability(study),
        shown(study.brier()),
        shown(study.calibrationError()));
  }

  private void comparison(PairedComparison comparison) {
    add(
        "<h2>Against the other configuration</h2><p>This one reports %s, the other %s. The"
            + " difference is this minus the other, both on the same resamples.</p>"
            + "<div class=\"scroll\"><table><tr><th>figure</th><th>this</th><th>other</th>"
            + "<th>difference</th><th>p</th></tr>",
        reported(comparison.thresholdA()), reported(comparison.thresholdB()));
    for (PairedComparison.Difference d : comparison.differences()) {
      add(
          "<tr><td>%s</td><td>%.4f</td><td>%.4f</td><td>%s</td><td>%s</td></tr>",
          d.figure(), d.a(), d.b(), shown(d.difference()), Measured.shownP(d.p()));
    }
    add(
        "</table></div><div class=\"scroll\"><table><caption>McNemar's exact test: pairs that only"
            + " one of them decides rightly.</caption><tr><th>pairs</th><th>only this</th>"
            + "<th>only the other</th><th>p</th><th>odds ratio</th><th>Cohen's g</th></tr>");
    test("all", comparison.all());
    test("clones", comparison.clones());
    test("others", comparison.others());
    add(
        "</table></div><p>The test takes pairs for independent, which pairs that share a file are"
            + " not; where it and the table above disagree, believe the table above.</p>");
  }

  private void test(String of, McNemar test) {
    add(
        "<tr><td>%s</td><td>%,d</td><td>%,d</td><td>%s</td><td>%.2f</td><td>%.2f</td></tr>",
        of, test.onlyA(), test.onlyB(), Measured.shownP(test.p()), test.oddsRatio(), test.g());
  }

  private void reliability(Study study) {
    add(
        "<details><summary>Reliability in numbers</summary><div class=\"scroll\"><table><tr>"
            + "<th>confidence</th><th>pairs</th><th>clones</th><th>mean confidence</th>"
            + "<th>share of clones</th></tr>");
    List<Reliability.Bin> bins = study.reliability().bins();
    for (int i = 0; i < bins.size(); i++) {
      add(
          "<tr><td>%.1f to %.1f</td><td>%.0f</td><td>%.0f</td><td>%s</td><td>%s</td></tr>",
          (double) i / bins.size(),
          (i + 1.0) / bins.size(),
          bins.get(i).pairs(),
          bins.get(i).clones(),
          Measured.shown(bins.get(i).confidence()),
          Measured.shown(bins.get(i).share()));
    }
    add("</table></div></details>");
  }

  private void sweep(Study study) {
    add(
        "<details><summary>Thresholds in numbers</summary><div class=\"scroll\"><table><tr>"
            + "<th></th>%s<th></th></tr>",
        AT_COLUMNS);
    study.sweep().forEach(point -> row("", point, ""));
    add("</table></div></details>");
  }

  private static String shown(Measured figure) {
    return Double.isNaN(figure.value())
        ? Measured.shown(figure.value())
        : Measured.shown(figure.value())
            + " <small>"
            + Measured.shown(figure.interval().low())
            + " to "
            + Measured.shown(figure.interval().high())
            + "</small>";
  }

  private static String reported(double threshold) {
    return threshold == 0
        ? "all that it lists"
        : String.format(Locale.ROOT, "from confidence %.4f on", threshold);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String style() {
    try (InputStream in = CalibrationPage.class.getResourceAsStream(STYLE)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + STYLE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String format, Object... values) {
    html.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
