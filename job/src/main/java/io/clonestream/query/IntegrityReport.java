package io.clonestream.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the checks found.
 *
 * @param findings by check, in the order of the checks; empty where a check found nothing
 * @param elements nodes and relationships of the graph, and constraints and indexes that it needs
 */
public record IntegrityReport(Map<String, List<Finding>> findings, long elements) {

  private static final int PARTS = 100;

  /**
   * Something that cannot be.
   *
   * @param owner key of the row that is responsible, of kind and id; empty when none is
   * @param entity what is wrong, to tell it from others
   * @param element the same for people
   */
  public record Finding(String owner, String entity, String element, String finding) {}

  /** All findings. */
  public long count() {
    return findings.values().stream().mapToLong(List::size).sum();
  }

  /** Keys whose owners can mend what was found. */
  public Set<String> owners() {
    return findings.values().stream()
        .flatMap(List::stream)
        .map(Finding::owner)
        .filter(owner -> !owner.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The share of elements without a finding, as percent: 100 when nothing was found, and never when
   * anything was, so it is rounded down to hundredths. An element counts once, however many checks
   * find it.
   */
  public double score() {
    long wrong =
        findings.values().stream().flatMap(List::stream).map(Finding::entity).distinct().count();
    if (wrong == 0) {
      return 100;
    }
    long all = Math.max(elements, wrong);
    return Math.floor(100.0 * PARTS * (all - wrong) / all) / PARTS;
  }
}
