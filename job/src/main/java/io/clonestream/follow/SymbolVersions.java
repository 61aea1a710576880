package io.clonestream.follow;

import static io.clonestream.follow.SymbolHistory.OPEN;

import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one symbol: its entries by sequence, in whatever order they came. The versions
 * and their contributions to timelines are a function of this map alone.
 */
final class SymbolVersions {

  /**
   * Of two that claim one sequence the first stands. Content comes before none: a symbol that was
   * shown with it stays known, whatever arrives later.
   */
  private static final Comparator<SymbolEntry> STANDING =
      Comparator.comparing((SymbolEntry entry) -> entry.fragmentId() == null)
          .thenComparing(SymbolEntry::digest);

  private final NavigableMap<Long, SymbolEntry> entries;

  SymbolVersions(NavigableMap<Long, SymbolEntry> entries) {
    this.entries = entries;
  }

  NavigableMap<Long, SymbolEntry> entries() {
    return entries;
  }

  /**
   * Adds an entry, late or not.
   *
   * @return the entry that did not stand: null when both agree or there was none
   */
  @Nullable SymbolEntry add(SymbolEntry entry) {
    SymbolEntry known = entries.get(entry.sequence());
    if (known == null) {
      entries.put(entry.sequence(), entry);
      return null;
    }
    int order = STANDING.compare(known, entry);
    if (order == 0) {
      return null;
    }
    if (order < 0) {
      return entry;
    }
    entries.put(entry.sequence(), entry);
    return known;
  }

  /** The versions, oldest first. A version ends where the next different entry begins. */
  List<Version> versions() {
    List<Version> versions = new ArrayList<>();
    SymbolEntry first = null;
    List<Place> places = new ArrayList<>();
    for (SymbolEntry entry : entries.values()) {
      if (first != null && continues(first, entry)) {
        stand(places, entry);
        continue;
      }
      if (entry.isRelocation()) {
        continue; // of a version whose content has not arrived yet, or was removed
      }
      addPeriod(versions, first, places, entry);
      first = entry.fragmentId() == null ? null : entry;
      places.clear();
      stand(places, entry);
    }
    addPeriod(versions, first, places, null);
    return versions;
  }

  private static boolean continues(SymbolEntry first, SymbolEntry entry) {
    return entry.isRelocation()
        || (entry.fragmentId() != null
            && entry.fragmentId().equals(first.fragmentId())
            && entry.generated() == first.generated()
            && Objects.equals(entry.parentSymbolId(), first.parentSymbolId())
            && (entry.previousSymbolId() == null
                || entry.previousSymbolId().equals(first.previousSymbolId()))
            && entry.calledNames().equals(first.calledNames()));
  }

  private static void stand(List<Place> places, SymbolEntry entry) {
    if (places.isEmpty() || !places.get(places.size() - 1).hasLinesOf(entry)) {
      places.add(new Place(entry.validTime(), entry.startLine(), entry.endLine()));
    }
  }

  private static void addPeriod(
      List<Version> versions,
      @Nullable SymbolEntry first,
      List<Place> places,
      @Nullable SymbolEntry next) {
    String fragmentId = first == null ? null : first.fragmentId();
    long validTo = next == null ? OPEN : next.validTime();
    if (first == null || fragmentId == null || validTo <= first.validTime()) {
      return; // there was none, or the clock went back: it never lived
    }
    versions.add(
        new Version(
            first.sequence(),
            fragmentId,
            first.validTime(),
            validTo,
            first.commit(),
            next == null ? null : next.commit(),
            List.copyOf(places),
            first.parentSymbolId(),
            first.previousSymbolId(),
            first.calledNames(),
            first.generated()));
  }
}
