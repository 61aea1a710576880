package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.History.Kind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void aSeedStandsForOnePlan() {
    assertThat(Plan.of(7)).isEqualTo(Plan.of(7)).isNotEqualTo(Plan.of(8));
  }

  /** As if a job failed at every forced push that records come late after. */
  @Test
  void aPlanThatFailsShrinksToWhatItTakes() {
    Plan failing =
        LongStream.range(0, 100)
            .mapToObj(Plan::of)
            .filter(PlanTest::fails)
            .filter(plan -> plan.history().steps().size() > 6 && plan.crashes() > 0)
            .findFirst()
            .orElseThrow();

    Plan shrunken = Seeds.shrink(failing, PlanTest::fails);

    assertThat(shrunken.history().steps())
        .singleElement()
        .matches(step -> step.kind() == Kind.FORCED_PUSH);
    assertThat(shrunken.history().sayings()).isEmpty();
    assertThat(shrunken.history().calibratings()).isEmpty();
    assertThat(shrunken)
        .isEqualTo(
            new Plan(failing.seed(), shrunken.history(), List.of(), true, false, false, false, 0));
  }

  private static boolean fails(Plan plan) {
    return plan.disturbed()
        && plan.history().steps().stream().anyMatch(step -> step.kind() == Kind.FORCED_PUSH);
  }
}
