package io.clonestream.local;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What RocksDB holds in its caches, which fill up to their share of the managed memory. There is
 * one in each slot, and every state there reports the same.
 */
final class BlockCaches {

  private static final String USAGE = ".rocksdb_block-cache-usage";

  private BlockCaches() {}

  /** Bytes by the id of a TaskManager; empty while not all slots have reported. */
  static Map<String, Long> bytes(FlinkRest flink, String job)
      throws IOException, InterruptedException {
    for (String vertex : flink.vertices(job)) {
      Map<Integer, String> one = new TreeMap<>();
      for (String name : flink.metricNames(job, vertex)) {
        if (name.endsWith(USAGE)) {
          one.putIfAbsent(subtask(name), name);
        }
      }
      if (!one.isEmpty()) {
        List<String> places = flink.taskManagers(job, vertex);
        Map<String, Long> bytes = new TreeMap<>();
        for (var metric : flink.metrics(job, vertex, List.copyOf(one.values()))) {
          String place = places.get(subtask(metric.getKey()));
          bytes.merge(place, Long.parseLong(metric.getValue()), Long::sum);
        }
        return one.size() == places.size() ? bytes : Map.of();
      }
    }
    return Map.of();
  }

  private static int subtask(String name) {
    return Integer.parseInt(name.substring(0, name.indexOf('.')));
  }
}
