package io.clonestream.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Sums of a job's metrics over all vertices, operators and subtasks, by the last part of their
 * name: "0.gate.known" and "1.gate.known" are one number "known".
 *
 * @param sums by name; a metric nobody reports is missing
 */
record JobMetrics(Map<String, Long> sums) {

  /** What the rooms count. */
  static final List<String> COUNTED =
      List.of(
          "symbols",
          "refused",
          "known",
          "released",
          "inferred",
          "degraded",
          "pairs",
          "rowsWritten");

  /** Work taken up and not yet done, of the asynchronous operators. */
  static final String IN_FLIGHT = "inFlight";

  /** Records in Kafka that a source has not read yet. */
  static final String PENDING = "pendingRecords";

  /** Records that moved between operators: still exactly when nothing happens. */
  static final String MOVED = "numRecordsOut";

  /** What a sink's writer sends with every checkpoint, whatever happens. */
  private static final Pattern COMMITTABLES =
      Pattern.compile("(Writer|Committer)\\.numRecordsOut$");

  private static final int NAMES_IN_ONE_REQUEST = 60;

  static JobMetrics read(FlinkRest flink, String job) throws IOException, InterruptedException {
    Map<String, Long> sums = new TreeMap<>();
    for (String vertex : flink.vertices(job)) {
      List<String> names =
          flink.metricNames(job, vertex).stream().filter(JobMetrics::isWanted).sorted().toList();
      for (int from = 0; from < names.size(); from += NAMES_IN_ONE_REQUEST) {
        int to = Math.min(names.size(), from + NAMES_IN_ONE_REQUEST);
        for (var metric : flink.metrics(job, vertex, names.subList(from, to))) {
          add(sums, metric.getKey(), metric.getValue());
        }
      }
    }
    return new JobMetrics(sums);
  }

  /** The sum, or 0 for what nobody reports. */
  long sum(String name) {
    return sums.getOrDefault(name, 0L);
  }

  /** Adds one reported value; a gauge that says "NaN" says nothing. */
  static void add(Map<String, Long> sums, String name, String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException notANumber) {
      return;
    }
    if (Double.isFinite(number)) {
      sums.merge(lastPart(name), (long) number, Long::sum);
    }
  }

  static boolean isWanted(String name) {
    String last = lastPart(name);
    return COUNTED.contains(last)
        || last.equals(IN_FLIGHT)
        || last.equals(PENDING)
        || last.equals(MOVED) && !COMMITTABLES.matcher(name).find();
  }

  private static String lastPart(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
