package io.clonestream.pair;

import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.pair.Relation.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one relation: its statements by sequence, in whatever order they came. When it
 * held is a function of this map and of when both symbols lived. Immutable.
 */
record Statements(NavigableMap<Long, Statement> bySequence) {

  static final Statements NONE = new Statements(new TreeMap<>());

  Statements {
    bySequence = Collections.unmodifiableNavigableMap(bySequence);
  }

  /** A statement, and over which period it stands. */
  private record Standing(Statement statement, Period period) {}

  /** Two statements claim one sequence. */
  record Contest(Statement standing, Statement loser) {}

  /**
   * Null where a statement is new; of two different ones the one with the smaller digest stands.
   */
  @Nullable Contest contest(Statement statement) {
    Statement known = bySequence.get(statement.sequence());
    if (known == null || known.equals(statement)) {
      return null;
    }
    return known.digest().compareTo(statement.digest()) <= 0
        ? new Contest(known, statement)
        : new Contest(statement, known);
  }

  /** These with one more, late or not. */
  Statements with(Statement statement) {
    Contest contest = contest(statement);
    NavigableMap<Long, Statement> more = new TreeMap<>(bySequence);
    more.put(statement.sequence(), contest == null ? statement : contest.standing());
    return new Statements(more);
  }

  /** The periods in which the relation was stated and both symbols lived, oldest first. */
  List<Version> versions(List<Period> from, List<Period> to) {
    List<Version> versions = new ArrayList<>();
    List<Period> lived = Intersection.of(from, to);
    for (Standing standing : standing()) {
      Statement statement = standing.statement();
      for (Period period : Intersection.of(List.of(standing.period()), lived)) {
        versions.add(
            new Version(
                statement.sequence(),
                statement.validTime(),
                period.from(),
                period.to(),
                period.openedBy(),
                period.closedBy(),
                statement.author(),
                statement.metadata()));
      }
    }
    return versions;
  }

  /**
   * A statement stands from its valid time until the next that says something else; a later one may
   * reach back, and then ends what it finds there.
   */
  private List<Standing> standing() {
    List<Standing> standing = new ArrayList<>();
    for (Statement statement : bySequence.values()) {
      long at = statement.validTime();
      Standing last = standing.isEmpty() ? null : standing.get(standing.size() - 1);
      if (last != null
          && last.period().to() == Timeline.OPEN
          && last.period().from() <= at
          && last.statement().saysTheSameAs(statement)) {
        continue;
      }
      standing.removeIf(earlier -> earlier.period().from() >= at);
      standing.replaceAll(
          earlier -> earlier.period().to() > at ? ended(earlier, statement) : earlier);
      if (!statement.retracted()) {
        standing.add(new Standing(statement, new Period(at, Timeline.OPEN, statement.id(), null)));
      }
    }
    return standing;
  }

  private static Standing ended(Standing earlier, Statement by) {
    Period period = earlier.period();
    return new Standing(
        earlier.statement(), new Period(period.from(), by.validTime(), period.openedBy(), by.id()));
  }
}
