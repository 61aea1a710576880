package io.clonestream;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What RocksDB says that it holds in a job's only TaskManager, in bytes. All of a slot share one
 * cache, of which memtables are a part.
 */
record RocksMemory(long cache, long pinned, long memtables, long tableReaders, long files) {

  /** Settings that make Flink ask RocksDB for these. */
  static final Map<String, String> SETTINGS =
      Map.of(
          "state.backend.rocksdb.metrics.block-cache-usage", "true",
          "state.backend.rocksdb.metrics.block-cache-pinned-usage", "true",
          "state.backend.rocksdb.metrics.cur-size-all-mem-tables", "true",
          "state.backend.rocksdb.metrics.estimate-table-readers-mem", "true",
          "state.backend.rocksdb.metrics.total-sst-files-size", "true",
          "metrics.fetcher.update-interval", "1000");

  private static final int ASKED_AT_ONCE = 40;
  private static final Pattern METRIC = Pattern.compile("(\\d+)\\..*\\brocksdb[._]([a-z-]+)");

  static RocksMemory of(MeasuredCluster cluster, String job)
      throws IOException, InterruptedException {
    Map<String, Long> values = new HashMap<>();
    for (JsonNode vertex : cluster.get("/jobs/" + job).path("vertices")) {
      String metrics = "/jobs/" + job + "/vertices/" + vertex.path("id").asText() + "/metrics";
      List<String> names = new ArrayList<>();
      for (JsonNode metric : cluster.get(metrics)) {
        if (METRIC.matcher(metric.path("id").asText()).matches()) {
          names.add(metric.path("id").asText());
        }
      }
      for (int from = 0; from < names.size(); from += ASKED_AT_ONCE) {
        List<String> some = names.subList(from, Math.min(names.size(), from + ASKED_AT_ONCE));
        String list = URLEncoder.encode(String.join(",", some), StandardCharsets.UTF_8);
        for (JsonNode metric : cluster.get(metrics + "?get=" + list)) {
          values.put(
              vertex.path("id").asText() + ' ' + metric.path("id").asText(),
              metric.path("value").asLong());
        }
      }
    }
    return of(values);
  }

  /** Of values by vertex and metric, whose name begins with the number of a subtask. */
  static RocksMemory of(Map<String, Long> values) {
    return new RocksMemory(
        shared("block-cache-usage", values),
        shared("block-cache-pinned-usage", values),
        sum("cur-size-all-mem-tables", values),
        sum("estimate-table-readers-mem", values),
        sum("total-sst-files-size", values));
  }

  private static long sum(String property, Map<String, Long> values) {
    long sum = 0;
    for (Map.Entry<String, Long> value : values.entrySet()) {
      Matcher metric = metric(value.getKey());
      sum += metric.group(2).equals(property) ? value.getValue() : 0;
    }
    return sum;
  }

  /** Everyone in a slot says the same of its cache. */
  private static long shared(String property, Map<String, Long> values) {
    Map<String, Long> bySlot = new HashMap<>();
    for (Map.Entry<String, Long> value : values.entrySet()) {
      Matcher metric = metric(value.getKey());
      if (metric.group(2).equals(property)) {
        bySlot.merge(metric.group(1), value.getValue(), Math::max);
      }
    }
    return bySlot.values().stream().mapToLong(bytes -> bytes).sum();
  }

  private static Matcher metric(String key) {
    Matcher metric = METRIC.matcher(key.substring(key.indexOf(' ') + 1));
    if (!metric.matches()) {
      throw new IllegalArgumentException("'" + key + "' must be a metric of RocksDB");
    }
    return metric;
  }
}
