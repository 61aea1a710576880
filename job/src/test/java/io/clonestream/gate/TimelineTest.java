package io.clonestream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.gate.Timeline.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TimelineTest {

  @Test
  void aClassLivesWhileAtLeastOneMemberLives() {
    Timeline timeline =
        Timeline.EMPTY
            .plus(10, "a", 1)
            .plus(20, "b", 1)
            .plus(30, "c", -1)
            .plus(40, "d", -1)
            .plus(50, "e", 1);

    assertThat(timeline.periods())
        .containsExactly(new Period(10, 40, "a", "d"), new Period(50, Timeline.OPEN, "e", null));
    assertThat(timeline.size()).isEqualTo(1);
  }

  @Test
  void touchingPeriodsJoin() {
    Timeline moved = Timeline.EMPTY.plus(10, "a", 1).plus(20, "b", -1).plus(20, "b2", 1);

    assertThat(moved.periods()).containsExactly(new Period(10, Timeline.OPEN, "a", null));
  }

  @Test
  void theSmallestCommitAtAnInstantOpensAndCloses() {
    Timeline timeline =
        Timeline.EMPTY.plus(10, "b", 1).plus(10, "a", 1).plus(20, "z", -1).plus(20, "y", -1);

    assertThat(timeline.periods()).containsExactly(new Period(10, 20, "a", "y"));
  }

  @Test
  void aFactAndItsOppositeLeaveNoTrace() {
    assertThat(Timeline.EMPTY.plus(10, "a", 1).plus(10, "a", -1)).isEqualTo(Timeline.EMPTY);
  }

  @Property(tries = 300)
  void theOrderOfFactsDoesNotMatter(@ForAll("facts") List<Fact> facts, @ForAll long seed) {
    List<Fact> shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(sum(shuffled)).isEqualTo(sum(facts));
  }

  @Property(tries = 300)
  void periodsAreOrderedDisjointAndCoverExactlyThePositiveSums(@ForAll("facts") List<Fact> facts) {
    Timeline timeline = sum(facts);
    List<Period> periods = timeline.periods();
    for (int i = 1; i < periods.size(); i++) {
      assertThat(periods.get(i).from()).isGreaterThan(periods.get(i - 1).to());
    }
    for (long t = 0; t < 12; t++) {
      long instant = t;
      int alive = facts.stream().filter(f -> f.instant() <= instant).mapToInt(Fact::sign).sum();
      boolean inPeriod = periods.stream().anyMatch(p -> p.from() <= instant && instant < p.to());
      assertThat(inPeriod).isEqualTo(alive > 0);
    }
  }

  record Fact(long instant, String commit, int sign) {}

  @Provide
  Arbitrary<List<Fact>> facts() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 10),
            Arbitraries.of("a", "b", "c"),
            Arbitraries.of(1, -1))
        .as(Fact::new)
        .list()
        .ofMaxSize(20);
  }

  private static Timeline sum(List<Fact> facts) {
    Timeline timeline = Timeline.EMPTY;
    for (Fact fact : facts) {
      timeline = timeline.plus(fact.instant(), fact.commit(), fact.sign());
    }
    return timeline;
  }
}
