package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a run has published so far. */
public final class PublishTotals {

  private final SortedMap<String, Integer> skipped = new TreeMap<>();
  private List<String> refusedSuppressions = List.of();
  private int suppressions;
  private int steps;
  private long files;
  private long added;
  private long modified;
  private long relocated;
  private long removed;

  void add(CommitPublished step) {
    if (step.getSuppressions() != null) {
      suppressions = step.getSuppressions().size();
      refusedSuppressions = List.copyOf(step.getRefusedSuppressions());
    }
    steps++;
    files += step.getFiles();
    added += step.getAdded();
    modified += step.getModified();
    relocated += step.getRelocated();
    removed += step.getRemoved();
    step.getSkipped().forEach((reason, count) -> skipped.merge(reason, count, Integer::sum));
  }

  public int steps() {
    return steps;
  }

  public long files() {
    return files;
  }

  public long added() {
    return added;
  }

  public long modified() {
    return modified;
  }

  public long relocated() {
    return relocated;
  }

  public long removed() {
    return removed;
  }

  /** Rules of {@link Suppression#FILE} as the run left them; 0 where it did not touch them. */
  public int suppressions() {
    return suppressions;
  }

  /** What is wrong with other lines of that file. */
  public List<String> refusedSuppressions() {
    return refusedSuppressions;
  }

  /** Symbol changes of any kind. */
  public long changes() {
    return added + modified + relocated + removed;
  }

  /** Reason to number of files and symbols. */
  public SortedMap<String, Integer> skipped() {
    return new TreeMap<>(skipped);
  }
}
