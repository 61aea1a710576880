package io.clonestream.gate;

import com.github.benmanes.caffeine.cache.Ticker;
import java.util.HexFormat;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.util.FlinkRuntimeException;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of the classes of its buckets: Bloom filters and an LRU before keyed state.
 * Filter and cache cost or save reads, they never decide: a miss of the filter reads no state,
 * anything else at most one record. Each call is about a class of the bucket that is the current
 * key.
 */
final class ClassState {

  private final KeyContext keys;
  private final int[] bucketKeys;
  private final boolean filterChecked;
  private final Counter stateReads;
  private final Counter stateWrites;
  private final MapState<String, ClassRecord> records;
  private final MapState<String, Long> withdrawn;
  private final MapState<Integer, byte[]> pages;
  private final BucketFilters filters;
  private final ClassCache cache;

  /**
   * Opens the state.
   *
   * @param keys says which bucket is the current key, and changes it
   * @param bucketKeys by bucket
   * @param stateReads counts reads of keyed state
   * @param stateWrites counts writes to keyed state
   */
  ClassState(
      KeyContext keys,
      KeyedStateStore state,
      GateSettings settings,
      int[] bucketKeys,
      Counter stateReads,
      Counter stateWrites) {
    this.keys = keys;
    this.bucketKeys = bucketKeys;
    this.filterChecked = settings.filterChecked();
    this.stateReads = stateReads;
    this.stateWrites = stateWrites;
    this.records = state.getMapState(GateState.CLASSES);
    this.withdrawn = state.getMapState(GateState.WITHDRAWN);
    this.pages = state.getMapState(GateState.PAGES);
    this.filters = new BucketFilters(settings.filterBytes());
    this.cache =
        new ClassCache(settings.cacheRecords(), settings.dirtyRecords(), Ticker.systemTicker());
  }

  /** The record of a class; null when it is not known. */
  @Nullable ClassRecord get(String id) throws Exception {
    return GateState.isFragmentId(id) && mayBeKnown(id) ? read(id) : null;
  }

  /** Keeps the record of a class that is known. */
  void put(ClassRecord record) {
    cache.change(record, this::store);
  }

  /**
   * From here on the class is known.
   *
   * @return revision of its last withdrawal, 0 without one
   */
  long introduce(String id) throws Exception {
    Long last = mayBeKnown(id) ? withdrawal(id) : null;
    if (last == null) {
      add(id);
    }
    return last == null ? 0 : last;
  }

  /** Revision of the last withdrawal of a class that is not known; null without one. */
  @Nullable Long withdrawal(String id) throws Exception {
    stateReads.inc();
    return withdrawn.get(id);
  }

  /**
   * Keeps the revision of a withdrawal.
   *
   * @param isFirst of this id
   */
  void withdraw(String id, long revision, boolean isFirst) throws Exception {
    withdrawn.put(id, revision);
    stateWrites.inc();
    if (isFirst && GateState.isFragmentId(id)) {
      add(id); // so that a fact looks for the revision
    }
  }

  /** Writes what is not in state yet. */
  void flush() {
    cache.drainAll(this::store);
    filters.forEach(
        (bucket, filter) -> {
          keys.setCurrentKey(bucket);
          BloomPages.write(filter, this::storePage);
        });
  }

  private boolean mayBeKnown(String id) throws Exception {
    boolean may = filter().mayContain(high(id), low(id));
    if (filterChecked && !may && (read(id) != null || withdrawal(id) != null)) {
      throw new IllegalStateException("The Bloom filter denies class " + id + ", which is known");
    }
    return may;
  }

  private void add(String id) throws Exception {
    filters.add(filter(), high(id), low(id));
  }

  private static long high(String id) {
    return HexFormat.fromHexDigitsToLong(id, 0, 16);
  }

  private static long low(String id) {
    return HexFormat.fromHexDigitsToLong(id, 16, 32);
  }

  private @Nullable ClassRecord read(String id) throws Exception {
    ClassRecord cached = cache.get(id);
    if (cached != null) {
      return cached;
    }
    stateReads.inc();
    ClassRecord stored = records.get(id);
    if (stored != null) {
      cache.keep(stored);
    }
    return stored;
  }

  /** The filter of the current bucket, read from state when it is first needed. */
  private BloomFilter filter() throws Exception {
    Integer bucket = (Integer) keys.getCurrentKey();
    BloomFilter filter = filters.get(bucket);
    if (filter == null) {
      stateReads.inc();
      filter = BloomPages.read(pages.entries());
      filter = filter == null ? rebuilt() : filter;
      filters.put(bucket, filter);
    }
    return filter;
  }

  /** The filter of the current bucket out of what it is about. */
  private BloomFilter rebuilt() throws Exception {
    BloomFilter filter = new BloomFilter();
    for (String id : records.keys()) {
      filter.add(high(id), low(id), false);
    }
    for (String id : withdrawn.keys()) {
      if (GateState.isFragmentId(id) && !records.contains(id)) {
        filter.add(high(id), low(id), false);
      }
    }
    pages.clear();
    return filter;
  }

  private void store(String fragmentId, ClassRecord record) {
    Object current = keys.getCurrentKey();
    keys.setCurrentKey(bucketKeys[GateState.bucket(fragmentId)]);
    try {
      records.put(fragmentId, record);
      stateWrites.inc();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Class " + fragmentId + " cannot be written to state", e);
    } finally {
      if (current != null) {
        keys.setCurrentKey(current);
      }
    }
  }

  private void storePage(Integer number, byte[] page) {
    try {
      pages.put(number, page);
      stateWrites.inc();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Page " + number + " of a Bloom filter cannot be written", e);
    }
  }

  ClassCache cache() {
    return cache;
  }

  BucketFilters filters() {
    return filters;
  }
}
