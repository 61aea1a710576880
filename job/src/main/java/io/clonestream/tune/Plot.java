package io.clonestream.tune;

import java.util.List;
import java.util.Locale;

/**
 * A picture of two shares, each from 0 to 1, as SVG: axes with numbers, a line with its 95 % band,
 * points with bars. Colours are classes, so that a page may choose them; each has one of its own
 * for where there is no page.
 */
final class Plot {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 400;
  private static final int LEFT = 56;
  private static final int TOP = 16;
  private static final int SIDE = 332;
  private static final String STYLE =
      "text{font:13px system-ui,sans-serif;fill:var(--ink,#222)}"
          + ".axis{stroke:var(--ink,#222);fill:none}"
          + ".grid{stroke:var(--faint,#ddd);fill:none}"
          + ".line{stroke:var(--line,#1f6feb);fill:none;stroke-width:2}"
          + ".band{fill:var(--line,#1f6feb);opacity:.18}"
          + ".dot{fill:var(--line,#1f6feb)}"
          + ".bar{stroke:var(--line,#1f6feb);stroke-width:1.5}"
          + ".ideal{stroke:var(--ink,#222);stroke-dasharray:5 4;fill:none}"
          + ".mark{fill:var(--mark,#d1242f)}";

  private final StringBuilder body = new StringBuilder();
  private final String title;

  /** A point of the picture, both shares. */
  record Point(double x, double y) {}

  Plot(String title, String xAxis, String yAxis) {
    this.title = title;
    for (int i = 0; i <= 5; i++) {
      double share = i / 5.0;
      add("<path class=\"grid\" d=\"M%.1f %.1fV%.1f\"/>", x(share), y(0), y(1));
      add("<path class=\"grid\" d=\"M%.1f %.1fH%.1f\"/>", x(0), y(share), x(1));
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>",
          x(share), y(0) + 18, share);
      add(
          "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>",
          x(0) - 8, y(share) + 4, share);
    }
    add("<path class=\"axis\" d=\"M%.1f %.1fV%.1fH%.1f\"/>", x(0), y(1), y(0), x(1));
    add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x(.5), HEIGHT - 12, xAxis);
    add(
        "<text transform=\"translate(15 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        y(.5), yAxis);
  }

  /** A line through points, those that are undefined left out. */
  void line(List<Point> points) {
    path("line", points, "");
  }

  /** An area along its outline. */
  void band(List<Point> outline) {
    path("band", outline, "Z");
  }

  /** The line on which both shares are equal. */
  void ideal() {
    path("ideal", List.of(new Point(0, 0), new Point(1, 1)), "");
  }

  /** A dot whose area grows with its weight, with a bar from low to high. */
  void dot(Point at, Interval bar, double weight, String says) {
    add("<g><title>%s</title>", says);
    add("<path class=\"bar\" d=\"M%.1f %.1fV%.1f\"/>", x(at.x()), y(bar.low()), y(bar.high()));
    add(
        "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"/></g>",
        x(at.x()), y(at.y()), 3 + 7 * Math.sqrt(weight));
  }

  /** A point that is spoken of, with its name on the side that has room. */
  void mark(Point at, String name) {
    boolean isLeft = at.x() < .5;
    add("<circle class=\"mark\" cx=\"%.1f\" cy=\"%.1f\" r=\"5\"/>", x(at.x()), y(at.y()));
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        x(at.x()) + (isLeft ? 9 : -9), y(at.y()) + 18, isLeft ? "start" : "end", name);
  }

  /** The whole picture, with its title for those who do not see it. */
  String svg() {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
                + "<title>%s</title>%n<style>%s</style>%n",
            WIDTH,
            HEIGHT,
            title,
            STYLE)
        + body
        + "</svg>\n";
  }

  private void path(String kind, List<Point> points, String end) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      if (Double.isFinite(point.x() + point.y())) {
        path.append(path.length() == 0 ? "M" : "L")
            .append(String.format(Locale.ROOT, "%.1f %.1f", x(point.x()), y(point.y())));
      }
    }
    if (path.length() > 0) {
      add("<path class=\"%s\" d=\"%s%s\"/>", kind, path, end);
    }
  }

  private static double x(double share) {
    return LEFT + share * (WIDTH - LEFT - 24);
  }

  private static double y(double share) {
    return TOP + (1 - share) * SIDE;
  }

  private void add(String format, Object... values) {
    body.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
