package io.clonestream.local.chaos;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A report as one HTML page that needs nothing else. */
final class ReportPage {

  private static final int WIDTH = 260;
  private static final int HEIGHT = 40;

  private ReportPage() {}

  static String of(ChaosReport report) {
    return Html.page(
        "CloneStream under faults",
        Html.format(
            """
        <p>Tier %s, begun %s. Overall resilience <b>%.2f</b>: the mean over the fault classes of recovery
        rate, 1 &minus; dip and stability.</p>
        <table><tr><th>fault</th><th>severity</th><th>injected</th><th>recovered</th><th>mean s</th><th>max s</th>
        <th>dip</th><th>stability</th><th>resilience</th><th>unsound</th></tr>
        %s</table>
        <h2>Recommendations</h2><ul>%s</ul>
        %s
        <p><small>Recovery: the longest time from the fault on without a new edge; where the job must restart,
        until the first new edge of the new attempt. Dip: share of the edges that were due within %d s of the fault,
        at the pace before, and had not come. Stability: share of the time after recovery in which the job ran and
        the graph answered. Catch-up: pace at which the backlog was drained, as a multiple of the pace before.
        Curves: new edges over time, the fault at the line.</small></p>
        """,
            Html.text(report.tier()),
            Html.text(report.begun()),
            report.resilience(),
            rows(report.faults()),
            report.recommendations().stream()
                .map(advice -> "<li>" + Html.text(advice) + "</li>")
                .collect(Collectors.joining("\n")),
            report.faults().stream().map(ReportPage::details).collect(Collectors.joining("\n")),
            Course.WINDOW_MILLIS / 1_000));
  }

  private static String rows(List<FaultSummary> faults) {
    return faults.stream()
        .map(
            f ->
                Html.format(
                    "<tr><td><b>%s</b><br><small>%s</small></td><td>%s</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td>"
                        + "<td>%.2f</td><td>%.2f</td><td>%.2f</td><td class=\"%s\">%d</td></tr>",
                    Html.text(f.name()),
                    Html.text(f.what()),
                    f.severity().name().toLowerCase(Locale.ROOT),
                    f.injected(),
                    f.recovered(),
                    Html.seconds(f.meanRecovery()),
                    Html.seconds(f.maxRecovery()),
                    f.dip(),
                    f.stability(),
                    f.resilience(),
                    f.broken() == 0 ? "held" : "broken",
                    f.broken()))
        .collect(Collectors.joining("\n"));
  }

  private static String details(FaultSummary fault) {
    return "<h2>"
        + Html.text(fault.name())
        + "</h2><table><tr><th>seed</th><th>fault after s</th><th>recovery s</th><th>dip</th><th>stability</th>"
        + "<th>catch-up</th><th>restarts</th><th>commits</th><th>edges</th><th>invariants</th></tr>"
        + fault.rounds().stream().map(ReportPage::round).collect(Collectors.joining("\n"))
        + "</table>";
  }

  private static String round(RoundResult round) {
    return Html.format(
        "<tr><td>%d</td><td>%.1f</td><td>%s</td><td>%.2f</td><td>%.2f</td><td>%.1f</td><td>%d</td><td>%d</td>"
            + "<td>%s</td><td class=\"text\">%s%s</td></tr>",
        round.seed(),
        round.afterSeconds(),
        Html.seconds(round.recovery()),
        round.dip(),
        round.stability(),
        round.catchUp(),
        round.restarts(),
        round.commits(),
        curve(round.edges()),
        Html.invariants(round.invariants()),
        round.sound()
            ? ""
            : "<pre>" + Html.text((round.problem() + "\n" + round.repeat()).strip()) + "</pre>");
  }

  private static String curve(List<List<Double>> points) {
    if (points.size() < 2) {
      return "";
    }
    double first = points.get(0).get(0);
    double span = Math.max(1, points.get(points.size() - 1).get(0) - first);
    double most = Math.max(1, points.stream().mapToDouble(point -> point.get(1)).max().orElse(1));
    String line =
        points.stream()
            .map(
                p ->
                    Html.format(
                        "%.1f,%.1f",
                        x(p.get(0), first, span), HEIGHT * (1 - Math.max(0, p.get(1)) / most)))
            .collect(Collectors.joining(" "));
    return Html.format(
        "<svg width=\"%d\" height=\"%d\"><line x1=\"%3$.1f\" x2=\"%3$.1f\" y1=\"0\" y2=\"%2$d\" stroke=\"#a00\"/>"
            + "<polyline points=\"%4$s\" fill=\"none\" stroke=\"#246\"/></svg>",
        WIDTH, HEIGHT, x(0, first, span), line);
  }

  private static double x(double at, double first, double span) {
    return WIDTH * (at - first) / span;
  }
}
