package io.clonestream.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The two pictures of a study, as SVG. */
public final class CalibrationPlots {

  private CalibrationPlots() {}

  /** Precision by recall, with the 95 % band of the precision and the thresholds spoken of. */
  public static String precisionRecall(Study study) {
    Plot plot = new Plot("Precision by recall", "recall", "precision");
    List<Plot.Point> line = new ArrayList<>();
    List<Plot.Point> outline = new ArrayList<>();
    List<Plot.Point> back = new ArrayList<>();
    for (Operating point : study.sweep()) {
      double recall = point.recall().value();
      line.add(new Plot.Point(recall, point.precision().value()));
      outline.add(new Plot.Point(recall, point.precision().interval().high()));
      back.add(0, new Plot.Point(recall, point.precision().interval().low()));
    }
    outline.addAll(back);
    plot.band(outline);
    plot.line(line);
    mark(plot, study.best(), "highest F1");
    Operating reached = study.choice().reached();
    if (reached != null) {
      mark(plot, reached, said("precision %s", study.choice().wanted()));
    }
    return plot.svg();
  }

  private static void mark(Plot plot, Operating at, String name) {
    plot.mark(
        new Plot.Point(at.recall().value(), at.precision().value()),
        said("%s: from %.4f", name, at.threshold()));
  }

  /** Share of clones by confidence, a dot a bin. */
  public static String reliability(Study study) {
    Plot plot = new Plot("Share of clones by confidence", "mean confidence", "share of clones");
    plot.ideal();
    double most = 0;
    for (Reliability.Bin bin : study.reliability().bins()) {
      most = Math.max(most, bin.pairs());
    }
    for (Reliability.Bin bin : study.reliability().bins()) {
      if (bin.pairs() > 0) {
        plot.dot(
            new Plot.Point(bin.confidence(), bin.share()),
            Interval.wilson(bin.clones(), bin.pairs()),
            bin.pairs() / most,
            said(
                "%.0f pairs: confidence %.3f, share of clones %.3f",
                bin.pairs(), bin.confidence(), bin.share()));
      }
    }
    return plot.svg();
  }

  private static String said(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
