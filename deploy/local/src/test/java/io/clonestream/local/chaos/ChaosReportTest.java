package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChaosReportTest {

  @Test
  void resilienceIsTheMeanOfRecoveryRateWhatIsLeftAndStability() {
    ChaosReport report = report(round("kill-broker", 1, 4.0), round("kill-broker", 2, null));
    FaultSummary fault = report.faults().get(0);
    assertThat(fault.recovered()).isEqualTo(1);
    assertThat(fault.meanRecovery()).isEqualTo(4.0);
    assertThat(fault.resilience()).isCloseTo((0.5 + 0.6 + 0.9) / 3, within(1e-9));
    assertThat(report.resilience()).isEqualTo(fault.resilience());
  }

  @Test
  void whatWasWrittenIsReadBackToGoOnFrom(@TempDir Path directory) throws IOException {
    List<RoundResult> rounds = List.of(round("kill-broker", 1, 4.0), round("poison", 3, null));
    report(rounds.toArray(RoundResult[]::new)).write(directory);
    assertThat(ChaosReport.rounds(directory)).containsExactlyInAnyOrderElementsOf(rounds);
    assertThat(ChaosReport.rounds(directory.resolve("none"))).isEmpty();
  }

  @Test
  void aFileThatIsNoReportIsRefusedByName(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("chaos.json"), "{\"faults\": [");
    assertThatThrownBy(() -> ChaosReport.rounds(directory))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("chaos.json is no report");
  }

  @Test
  void whatDoesNotHoldIsNamedWithTheCommandThatRepeatsIt(@TempDir Path directory)
      throws IOException {
    RoundResult broken =
        round("poison", 7, 1.0)
            .and(List.of(new Invariant("recorded", false, "3: <missing> symbol a")));
    assertThat(broken.sound()).isFalse();
    String command = "scripts/chaos.sh --faults poison --first-seed 7 --seeds 1";
    assertThat(report(broken).recommendations()).anyMatch(advice -> advice.contains(command));
    report(broken).write(directory);
    assertThat(Files.readString(directory.resolve("chaos.html")))
        .contains(command, "3: &lt;missing&gt; symbol a")
        .doesNotContain("http");
  }

  @Test
  void anUnknownFaultClassIsRefusedWithThoseThereAre() {
    assertThatThrownBy(() -> Faults.named("kill-all"))
        .hasMessageStartingWith("'kill-all' is no fault class; there are kill-taskmanager, ");
    assertThat(Chaos.execute("--faults", "kill-all")).isEqualTo(2);
    assertThat(Chaos.execute("--seeds", "0")).isEqualTo(2);
  }

  private static ChaosReport report(RoundResult... rounds) {
    return ChaosReport.of("full", "2024-01-01T00:00:00Z", List.of(rounds));
  }

  private static RoundResult round(String fault, long seed, @Nullable Double recovery) {
    return new RoundResult(
        fault,
        seed,
        9.5,
        recovery,
        0.4,
        0.9,
        2.0,
        1,
        120,
        List.of(new Invariant("job runs", true, "")),
        List.of(List.of(-1.0, 0.0), List.of(1.0, 5.0)),
        "");
  }
}
