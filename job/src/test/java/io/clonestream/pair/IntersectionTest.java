package io.clonestream.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges.EdgeVersion;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class IntersectionTest {

  private static final Similarity SIMILARITY =
      new Similarity(
          "a".repeat(32),
          "b".repeat(32),
          "default",
          3,
          .9f,
          .9f,
          .8f,
          .7f,
          false,
          "model",
          "calibration");

  @Test
  void anEdgeLivesWhileBothClassesLive() {
    List<EdgeVersion> versions =
        Intersection.of(
            SIMILARITY,
            List.of(new Period(10, 40, "a1", "a2"), new Period(60, Timeline.OPEN, "a3", null)),
            List.of(new Period(20, Timeline.OPEN, "b1", null)));

    assertThat(versions).extracting(EdgeVersion::validFrom).containsExactly(20L, 60L);
    assertThat(versions).extracting(EdgeVersion::validTo).containsExactly(40L, PairEdges.OPEN);
    assertThat(versions).extracting(EdgeVersion::openedBy).containsExactly("b1", "a3");
    assertThat(versions).extracting(EdgeVersion::closedBy).containsExactly("a2", null);
  }

  @Test
  void classesThatNeverMetHaveNoVersion() {
    assertThat(
            Intersection.of(
                SIMILARITY,
                List.of(new Period(10, 20, "a", "b")),
                List.of(new Period(20, 30, "c", "d"))))
        .isEmpty();
  }

  @Test
  void theEdgeIdDependsOnItsFirstInstantAlone() {
    var open = List.of(new Period(10, Timeline.OPEN, "a", null));
    var closed = List.of(new Period(10, 50, "a", "z"));

    assertThat(Intersection.of(SIMILARITY, open, open).get(0).edgeId())
        .isEqualTo(Intersection.of(SIMILARITY, closed, open).get(0).edgeId())
        .hasSize(32);
  }

  @Property(tries = 300)
  void anInstantIsCoveredExactlyWhenBothSidesCoverIt(
      @ForAll("periods") List<Period> lower, @ForAll("periods") List<Period> higher) {
    List<EdgeVersion> versions = Intersection.of(SIMILARITY, lower, higher);
    for (long t = 0; t < 40; t++) {
      long instant = t;
      boolean both = covers(lower, instant) && covers(higher, instant);
      assertThat(versions.stream().anyMatch(v -> v.validFrom() <= instant && instant < v.validTo()))
          .isEqualTo(both);
    }
  }

  private static boolean covers(List<Period> periods, long instant) {
    return periods.stream().anyMatch(p -> p.from() <= instant && instant < p.to());
  }

  @Provide
  Arbitrary<List<Period>> periods() {
    return Arbitraries.integers()
        .between(1, 5)
        .list()
        .ofMaxSize(8)
        .map(
            gaps -> {
              List<Period> periods = new ArrayList<>();
              long at = 0;
              for (int i = 0; i + 1 < gaps.size(); i += 2) {
                long from = at + gaps.get(i);
                at = from + gaps.get(i + 1);
                periods.add(new Period(from, at, "o" + from, "c" + at));
              }
              return periods;
            });
  }
}
