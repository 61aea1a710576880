package io.clonestream.gate;

import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * When at least one member of a class lived: a map (instant, commit) to signed count, zeros
 * dropped. Its content is a function of the set of facts, whatever their order. Immutable.
 */
public record Timeline(NavigableMap<Event, Integer> counts) {

  /** Open end of a period. */
  public static final long OPEN = Long.MAX_VALUE;

  public static final Timeline EMPTY = new Timeline(new TreeMap<>());

  public Timeline {
    counts = Collections.unmodifiableNavigableMap(counts);
  }

  /**
   * Where a count stands.
   *
   * @param instant milliseconds since 1970 UTC
   */
  public record Event(long instant, String commit) implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byInstant = Long.compare(instant, other.instant);
      return byInstant != 0 ? byInstant : commit.compareTo(other.commit);
    }
  }

  /**
   * The class lived over [from, to).
   *
   * @param to {@link #OPEN} while it lives
   * @param closedBy null while it lives
   */
  public record Period(long from, long to, String openedBy, @Nullable String closedBy) {}

  /** When a symbol lived: versions that touch are one period. */
  public static Timeline of(Collection<Version> versions) {
    NavigableMap<Event, Integer> sum = new TreeMap<>();
    for (Version version : versions) {
      add(sum, version.validFrom(), version.openedBy(), 1);
      if (version.closedBy() != null) {
        add(sum, version.validTo(), version.closedBy(), -1);
      }
    }
    return new Timeline(sum);
  }

  private static void add(NavigableMap<Event, Integer> sum, long at, String commit, int sign) {
    sum.merge(new Event(at, commit), sign, (a, b) -> a + b == 0 ? null : a + b);
  }

  /** This timeline with {@code sign} members more from the event on. */
  public Timeline plus(long instant, String commit, int sign) {
    NavigableMap<Event, Integer> sum = new TreeMap<>(counts);
    add(sum, instant, commit, sign);
    return new Timeline(sum);
  }

  /** Members alive after the last event. */
  public int size() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Most members alive at one instant. */
  public int peak() {
    int peak = 0;
    int sum = 0;
    long instant = Long.MIN_VALUE;
    for (Map.Entry<Event, Integer> entry : counts.entrySet()) {
      if (entry.getKey().instant() > instant) { // all of the instant before is summed up
        peak = Math.max(peak, sum);
        instant = entry.getKey().instant();
      }
      sum += entry.getValue();
    }
    return Math.max(peak, sum);
  }

  /** The periods in which the running sum is positive, oldest first; touching periods joined. */
  public List<Period> periods() {
    List<Period> periods = new ArrayList<>();
    int sum = 0;
    long from = 0;
    @Nullable String openedBy = null;
    for (var instant = firstInstant(); instant != null; instant = instantAfter(instant)) {
      int before = sum;
      @Nullable String opener = null;
      @Nullable String closer = null;
      for (Map.Entry<Event, Integer> entry : at(instant).entrySet()) {
        sum += entry.getValue();
        if (entry.getValue() > 0 && opener == null) {
          opener = entry.getKey().commit();
        }
        if (entry.getValue() < 0 && closer == null) {
          closer = entry.getKey().commit();
        }
      }
      if (before <= 0 && sum > 0 && opener != null) {
        from = instant;
        openedBy = opener;
      } else if (before > 0 && sum <= 0 && openedBy != null) {
        periods.add(new Period(from, instant, openedBy, closer));
        openedBy = null;
      }
    }
    if (openedBy != null) {
      periods.add(new Period(from, OPEN, openedBy, null));
    }
    return periods;
  }

  private @Nullable Long firstInstant() {
    return counts.isEmpty() ? null : counts.firstKey().instant();
  }

  private @Nullable Long instantAfter(long instant) {
    Event next = instant == Long.MAX_VALUE ? null : counts.ceilingKey(new Event(instant + 1, ""));
    return next == null ? null : next.instant();
  }

  private NavigableMap<Event, Integer> at(long instant) {
    return counts.subMap(new Event(instant, ""), true, new Event(instant + 1, ""), false);
  }
}
