package io.clonestream.local.chaos;

import io.clonestream.local.chaos.SoakReport.Injected;
import io.clonestream.local.chaos.SoakReport.OfClass;
import io.clonestream.local.chaos.SoakReport.Sample;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** A soak as one HTML page. */
final class SoakPage {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 160;

  private SoakPage() {}

  static String of(SoakReport report) {
    return Html.page(
        "CloneStream under load and faults",
        Html.format(
            """
        <p>%s</p>
        <p>At most %.1f commits a second; one every %d ms were sent.</p>
        <p>%s</p>
        <h2>Faults by class</h2>
        <table><tr><th>fault</th><th>injected</th><th>recovered</th><th>mean s</th><th>max s</th></tr>
        %s</table>
        <h2>Memory of the TaskManagers at work</h2>
        %s
        <p><small>MB, a line a process: heap after a full collection (blue: %s MB an hour), what is resident (pale),
        and that without RocksDB's caches (red: %s MB an hour), by least squares with a level for each process.</small></p>
        <h2>Faults in their order</h2>
        <table><tr><th>fault</th><th>at s</th><th>cause s</th><th>recovery s</th><th></th></tr>
        %s</table>
        """,
            Html.text(report.summary().strip()),
            report.most(),
            report.paceMillis(),
            Html.invariants(report.invariants()),
            rows(report.classes(), SoakPage::row),
            curves(report.samples()),
            Slope.said(report.heap()),
            Slope.said(report.resident()),
            rows(report.faults(), SoakPage::row)));
  }

  private static <T> String rows(List<T> things, Function<T, String> row) {
    return things.stream().map(row).collect(Collectors.joining("\n"));
  }

  private static String row(OfClass one) {
    return Html.format(
        "<tr><td>%s</td><td>%d</td><td>%d</td><td>%s</td><td>%s</td></tr>",
        Html.text(one.fault()),
        one.injected(),
        one.recovered(),
        Html.seconds(one.meanRecovery()),
        Html.seconds(one.maxRecovery()));
  }

  private static String row(Injected one) {
    return Html.format(
        "<tr><td>%s</td><td>%.0f</td><td>%.1f</td><td>%s</td><td class=\"text\">%s</td></tr>",
        Html.text(one.fault()),
        one.at(),
        one.seconds(),
        Html.seconds(one.recovery()),
        Html.text(one.problem()));
  }

  private static String curves(List<Sample> samples) {
    double end = Math.max(1, samples.stream().mapToDouble(Sample::at).max().orElse(1));
    double most = Math.max(1, samples.stream().mapToLong(Sample::resident).max().orElse(1));
    var processes =
        samples.stream()
            .collect(Collectors.groupingBy(Sample::pid, TreeMap::new, Collectors.toList()));
    return Html.format("<svg width=\"%d\" height=\"%d\">", WIDTH, HEIGHT)
        + processes.values().stream()
            .map(
                process ->
                    line(process, Sample::heap, "#246", end, most)
                        + line(process, Sample::resident, "#daa", end, most)
                        + line(process, Sample::withoutCache, "#a00", end, most))
            .collect(Collectors.joining())
        + Html.format(
            "</svg><p><small>0 to %.0f MB, 0 to %.0f s</small></p>",
            most / SoakReport.MEGABYTE, end);
  }

  private static String line(
      List<Sample> process, ToLongFunction<Sample> memory, String colour, double end, double most) {
    String points =
        process.stream()
            .map(
                sample ->
                    Html.format(
                        "%.1f,%.1f",
                        WIDTH * sample.at() / end,
                        HEIGHT * (1 - memory.applyAsLong(sample) / most)))
            .collect(Collectors.joining(" "));
    return Html.format("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\"/>", points, colour);
  }
}
