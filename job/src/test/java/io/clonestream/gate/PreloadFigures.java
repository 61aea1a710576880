package io.clonestream.gate;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a predictive preload would bring, which the gate has not: when a symbol changes, the records
 * of its file's other symbols are fetched into the cache, and are of use when one of them changes
 * before it leaves. Goes by the times of commits, on which a live stream runs.
 */
final class PreloadFigures {

  /** As long as the cache keeps what is asked for most. */
  private static final long STAY_MILLIS = Duration.ofHours(1).toMillis();

  private final boolean preloads;
  private final Map<String, Set<String>> symbolsByPath = new HashMap<>();
  private final Map<String, Long> leavesAt = new HashMap<>();
  private final Set<String> unused = new HashSet<>();
  private long asked;
  private long missed;
  private long fetched;
  private long used;

  private PreloadFigures(boolean preloads) {
    this.preloads = preloads;
  }

  /** Counts and adds them. */
  static void add(BenchRun run, List<List<RawRecord>> history) {
    PreloadFigures with = new PreloadFigures(true);
    PreloadFigures without = new PreloadFigures(false);
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    for (List<RawRecord> step : history) {
      for (RawRecord event : step) {
        SymbolChange change = decoder.decode(event.value());
        with.add(change);
        without.add(change);
      }
    }
    run.ratio("preload: fetched that is used", Better.HIGHER, share(with.used, with.fetched))
        .ratio("preload: in the cache with it", Better.HIGHER, with.hits())
        .ratio("preload: in the cache without", Better.HIGHER, without.hits());
  }

  private double[] hits() {
    return share(asked - missed, asked);
  }

  private static double[] share(long some, long all) {
    return new double[] {some / (double) all};
  }

  private void add(SymbolChange change) {
    long now = change.getValidTime().toEpochMilli();
    String id = change.getSymbolId();
    Set<String> symbols = symbolsByPath.computeIfAbsent(change.getPath(), p -> new HashSet<>());
    Change kind = change.getChange();
    if (kind == Change.MODIFIED || kind == Change.REMOVED) {
      ask(id, now);
      if (preloads) {
        symbols.stream().filter(other -> isOut(other, now)).forEach(other -> fetch(other, now));
      }
    }
    leavesAt.put(id, now + STAY_MILLIS);
    if (kind == Change.REMOVED) {
      symbols.remove(id);
    } else {
      symbols.add(id);
    }
  }

  private void ask(String id, long now) {
    asked++;
    boolean fetchedBefore = unused.remove(id);
    if (isOut(id, now)) {
      missed++;
    } else if (fetchedBefore) {
      used++;
    }
  }

  private void fetch(String id, long now) {
    fetched++;
    unused.add(id);
    leavesAt.put(id, now + STAY_MILLIS);
  }

  private boolean isOut(String id, long now) {
    return leavesAt.getOrDefault(id, 0L) <= now;
  }
}
