package io.clonestream.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * L1: class records on the heap, in front of keyed state. Clean ones live in a bounded LRU and may
 * be dropped at any time; changed ones wait in a bounded map until they are written. Used by one
 * thread.
 */
final class ClassCache {

  /** A record and how often it was asked for: what is asked for often stays longer. */
  private static final class Clean {
    final ClassRecord record;
    int reads;

    Clean(ClassRecord record) {
      this.record = record;
    }
  }

  private static final Duration BASE = Duration.ofMinutes(5);
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofHours(1);

  private final Cache<String, Clean> clean;
  private final LinkedHashMap<String, ClassRecord> dirty = new LinkedHashMap<>();
  private final int maxDirty;
  private long hits;
  private long misses;

  /**
   * A cache.
   *
   * @param maxClean clean records kept at most
   * @param maxDirty changed records kept at most before the oldest are written
   */
  ClassCache(long maxClean, int maxDirty, Ticker ticker) {
    this.maxDirty = maxDirty;
    this.clean =
        Caffeine.newBuilder()
            .maximumSize(maxClean)
            .executor(Runnable::run)
            .ticker(ticker)
            .expireAfter(new ByUse())
            .build();
  }

  @Nullable ClassRecord get(String fragmentId) {
    ClassRecord changed = dirty.get(fragmentId);
    if (changed != null) {
      hits++;
      return changed;
    }
    Clean kept = clean.getIfPresent(fragmentId);
    if (kept == null) {
      misses++;
      return null;
    }
    hits++;
    return kept.record;
  }

  /** Keeps what was read from state. */
  void keep(ClassRecord record) {
    clean.put(record.fragmentId(), new Clean(record));
  }

  /** Keeps a changed record; past the bound the oldest eighth is handed to {@code writer}. */
  void change(ClassRecord record, BiConsumer<String, ClassRecord> writer) {
    clean.invalidate(record.fragmentId());
    dirty.put(record.fragmentId(), record);
    if (dirty.size() > maxDirty) {
      drain(Math.max(1, maxDirty / 8), writer);
    }
  }

  /** Hands every changed record to {@code writer}; they are clean then. */
  void drainAll(BiConsumer<String, ClassRecord> writer) {
    drain(dirty.size(), writer);
  }

  private void drain(int count, BiConsumer<String, ClassRecord> writer) {
    Iterator<Map.Entry<String, ClassRecord>> oldest = dirty.entrySet().iterator();
    for (int i = 0; i < count && oldest.hasNext(); i++) {
      ClassRecord record = oldest.next().getValue();
      oldest.remove();
      writer.accept(record.fragmentId(), record);
      keep(record);
    }
  }

  int dirty() {
    return dirty.size();
  }

  /** Share of look-ups answered from the heap, 0 to 1. */
  double hitRatio() {
    return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
  }

  /** Time to live from access count and recency: 5 minutes, doubled with every fourfold use. */
  private static final class ByUse implements Expiry<String, Clean> {
    @Override
    public long expireAfterCreate(String key, Clean value, long now) {
      return BASE.toNanos();
    }

    @Override
    public long expireAfterUpdate(String key, Clean value, long now, long left) {
      return BASE.toNanos();
    }

    @Override
    public long expireAfterRead(String key, Clean value, long now, long left) {
      value.reads++;
      int doublings = (31 - Integer.numberOfLeadingZeros(value.reads)) / 2;
      long nanos = BASE.toNanos() << Math.min(doublings, 10);
      return Math.max(LEAST.toNanos(), Math.min(MOST.toNanos(), nanos));
    }
  }
}
