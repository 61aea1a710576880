package io.clonestream.local.chaos;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A slope by least squares that several groups have in common, each at a level of its own: the
 * within estimator of panel data.
 *
 * @param interval half the width of its interval of 95 %
 */
record Slope(double value, double interval) {

  /** A value y at x, of a group. */
  record Point(long group, double x, double y) {}

  /** Normal quantile; Student's is a little wider for few points. */
  private static final double QUANTILE = 1.96;

  /** The slope; empty where points do not suffice for an interval. */
  static Optional<Slope> of(List<Point> points) {
    Map<Long, List<Point>> groups = points.stream().collect(Collectors.groupingBy(Point::group));
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (List<Point> group : groups.values()) {
      double x = group.stream().mapToDouble(Point::x).average().orElse(0);
      double y = group.stream().mapToDouble(Point::y).average().orElse(0);
      for (Point point : group) {
        xx += (point.x() - x) * (point.x() - x);
        xy += (point.x() - x) * (point.y() - y);
        yy += (point.y() - y) * (point.y() - y);
      }
    }
    int freedom = points.size() - groups.size() - 1;
    if (freedom < 1 || xx == 0) {
      return Optional.empty();
    }
    double slope = xy / xx;
    double residual = Math.max(0, yy - slope * xy) / freedom;
    return Optional.of(new Slope(slope, QUANTILE * Math.sqrt(residual / xx)));
  }

  /** For people. */
  static String said(@Nullable Slope slope) {
    return slope == null ? "unknown" : slope.toString();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.0f ± %.0f", value, interval);
  }
}
