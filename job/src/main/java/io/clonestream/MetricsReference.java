package io.clonestream;

import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import java.util.Locale;

/** The page of all metrics, made from their names themselves. */
final class MetricsReference {

  private MetricsReference() {}

  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Metrics

            Made by `scripts/clonestream config --metrics`; do not edit. Each metric is in the group of
            its stage, at the operator of the stage: `gate.known` in Flink's web page and REST interface,
            `flink_taskmanager_job_task_operator_gate_known` in Prometheus. Names stay from version to
            version. A histogram has a count and quantiles (p50, p95, p99 and others) of the last %,d
            values of each subtask that are not older than %d minutes; NaN where there are none.
            Microseconds of an element include the operators that Flink chained to the stage's own. A
            text is in Flink alone.

            How to collect and show them: [performance.md](performance.md#watching-a-job).
            """
                .formatted(StageMetrics.WINDOW, StageMetrics.KEPT.toMinutes()));
    String stage = "";
    for (StageMetric metric : StageMetric.values()) {
      if (!metric.stage().equals(stage)) {
        stage = metric.stage();
        page.append("\n## ").append(stage).append("\n\n");
        page.append("| metric | kind | meaning |\n|---|---|---|\n");
      }
      page.append("| `").append(stage).append('.').append(metric.key()).append("` | ");
      page.append(metric.kind().name().toLowerCase(Locale.ROOT)).append(" | ");
      page.append(metric.meaning()).append(" |\n");
    }
    return page.toString();
  }
}
