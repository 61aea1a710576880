package io.clonestream.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The filters of a task's buckets, and whether their memory is short. Used by one thread. */
final class BucketFilters {

  private final long mostBytes;
  private final Map<Integer, BloomFilter> filters = new HashMap<>();
  private long bytes;
  private int tight;

  /**
   * Filters.
   *
   * @param mostBytes of heap from which on they take more ids into less
   */
  BucketFilters(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  @Nullable BloomFilter get(Integer bucket) {
    return filters.get(bucket);
  }

  void put(Integer bucket, BloomFilter filter) {
    filters.put(bucket, filter);
    bytes += filter.bytes();
    tight += filter.isTight() ? 1 : 0;
  }

  /** Adds an id that was not added before to one of these filters. */
  void add(BloomFilter filter, long high, long low) {
    long before = filter.bytes();
    boolean wasTight = filter.isTight();
    filter.add(high, low, bytes >= mostBytes);
    bytes += filter.bytes() - before;
    tight += filter.isTight() && !wasTight ? 1 : 0;
  }

  void forEach(BiConsumer<Integer, BloomFilter> visitor) {
    filters.forEach(visitor);
  }

  /** Bytes on heap. */
  long bytes() {
    return bytes;
  }

  /** Filters that gave accuracy for memory. */
  int tight() {
    return tight;
  }
}
