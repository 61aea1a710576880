package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.chaos.Fault.Restarts;
import org.junit.jupiter.api.Test;

class CourseTest {

  private static final long FAULT = 10_000;

  private final Course course = new Course();

  @Test
  void anOutageIsTheLongestTimeWithoutANewEdge() {
    steady(0, FAULT);
    look(12_000, 100);
    look(17_500, 101);
    look(18_000, 102);
    assertThat(course.longestGap(FAULT, 18_000)).isEqualTo(7_500);
    assertThat(course.firstNewEdge(12_000)).contains(17_500L);
    assertThat(course.firstNewEdge(18_000)).isEmpty();
  }

  @Test
  void aGraphThatDoesNotAnswerHasNoNewEdges() {
    steady(0, FAULT);
    look(11_000, ClusterLook.UNKNOWN);
    look(12_000, 100);
    look(13_000, 101);
    assertThat(course.firstNewEdge(11_000)).contains(13_000L);
  }

  @Test
  void edgesOfTheLostAttemptAreNoRecovery() {
    ClusterLook before = new ClusterLook(FAULT, "RUNNING", 0, 5, 100, 100);
    course.add(new ClusterLook(11_000, "RUNNING", 0, 5, 103, 103));
    course.add(new ClusterLook(12_000, "RUNNING", 1, 6, 103, 0));
    course.add(new ClusterLook(13_000, "RUNNING", 1, 6, 103, 2));
    assertThat(course.firstNewEdgeOfLaterAttempt(before)).contains(13_000L);
  }

  @Test
  void theDipIsTheShareOfTheEdgesThatDidNotComeInTime() {
    steady(0, FAULT);
    look(FAULT + 15_000, 100);
    look(FAULT + Course.WINDOW_MILLIS, 100 + 75);
    assertThat(course.dip(0, FAULT)).isCloseTo(0.75, within(1e-9));
  }

  @Test
  void noDipWhereEverythingWasCaughtUpWithin() {
    steady(0, FAULT);
    look(FAULT + Course.WINDOW_MILLIS, 100 + 330);
    assertThat(course.dip(0, FAULT)).isZero();
  }

  @Test
  void theBacklogIsDrainedUntilTheLineOfBeforeIsReached() {
    steady(0, FAULT); // ten edges a second
    look(20_000, 100);
    look(25_000, 200);
    look(30_000, 300);
    assertThat(course.catchUp(0, FAULT, 20_000)).isCloseTo(2.0, within(0.2));
  }

  @Test
  void stabilityIsTheShareOfLooksAtWhichEverythingWasUp() {
    look(1_000, 1);
    course.add(new ClusterLook(2_000, "RESTARTING", 1, 1, 1, 1));
    course.add(new ClusterLook(3_000, "RUNNING", 2, 1, ClusterLook.UNKNOWN, 0));
    look(4_000, 2);
    assertThat(course.stability(1_000)).isEqualTo(0.5);
    assertThat(course.restarts(1_000)).isEqualTo(2);
  }

  /** Edges of the attempt before the fault may still arrive. */
  @Test
  void whereTheJobMustRestartAnEdgeOfTheOldAttemptIsNoRecovery() {
    look(1_000, 10);
    ClusterLook before = course.last();
    look(2_000, 20);
    course.add(new ClusterLook(9_000, "RUNNING", 1, 2, 30, 1));
    assertThat(course.recovered(Restarts.MUST, before, before)).hasValue(9_000L);
    assertThat(course.recovered(Restarts.MAY, before, before)).hasValue(2_000L);
    assertThat(course.recovered(Restarts.NEVER, before, course.last())).isEmpty();
    assertThat(course.recovery(Restarts.MUST, 1_000, 9_000)).isEqualTo(8.0);
    assertThat(course.recovery(Restarts.MAY, 1_000, 9_000)).isEqualTo(7.0);
  }

  /** Ten edges a second. */
  private void steady(long from, long to) {
    for (long at = from; at <= to; at += 500) {
      look(at, at / 100);
    }
  }

  private void look(long millis, long edges) {
    course.add(new ClusterLook(millis, "RUNNING", 0, 1, edges, edges));
  }
}
