package io.clonestream.feed;

import io.clonestream.commit.FileChange;
import io.clonestream.extract.Extraction;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was extracted from recently seen files, by path and blob, so that the old side of a change
 * need not be parsed again. Least recently used first out, bounded by bytes of source. Safe for use
 * by many threads.
 */
final class ExtractionCache {

  private record Entry(Extraction extraction, int sourceBytes) {}

  /** Counted for an entry on top of its source. */
  private static final int OVERHEAD = 512;

  private final long maxSourceBytes;
  private final Map<FileChange.Side, Entry> entries = new LinkedHashMap<>(1024, 0.75f, true);
  private long sourceBytes;

  ExtractionCache(long maxSourceBytes) {
    this.maxSourceBytes = maxSourceBytes;
  }

  synchronized @Nullable Extraction get(FileChange.Side file) {
    Entry entry = entries.get(file);
    return entry == null ? null : entry.extraction();
  }

  synchronized void put(FileChange.Side file, Extraction extraction, int bytes) {
    Entry old = entries.put(file, new Entry(extraction, bytes + OVERHEAD));
    sourceBytes += bytes + OVERHEAD - (old == null ? 0 : old.sourceBytes());
    var eldest = entries.entrySet().iterator();
    while (sourceBytes > maxSourceBytes && eldest.hasNext()) {
      sourceBytes -= eldest.next().getValue().sourceBytes();
      eldest.remove();
    }
  }
}
