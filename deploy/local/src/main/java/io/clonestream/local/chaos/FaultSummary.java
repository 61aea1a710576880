package io.clonestream.local.chaos;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of a fault class over all its seeds. Recovery is in seconds, null where nothing
 * recovered; shares lie within 0 and 1.
 */
record FaultSummary(String name, String what, Severity severity, List<RoundResult> rounds) {

  static FaultSummary of(Fault fault, List<RoundResult> all) {
    return new FaultSummary(
        fault.name(),
        fault.what(),
        fault.severity(),
        all.stream().filter(round -> round.fault().equals(fault.name())).toList());
  }

  @JsonProperty
  long injected() {
    return rounds.size();
  }

  @JsonProperty
  long recovered() {
    return rounds.stream().filter(RoundResult::recovered).count();
  }

  @JsonProperty
  @Nullable Double meanRecovery() {
    var seconds = rounds.stream().map(RoundResult::recovery).filter(Objects::nonNull).toList();
    return seconds.isEmpty()
        ? null
        : seconds.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  @JsonProperty
  @Nullable Double maxRecovery() {
    return rounds.stream()
        .map(RoundResult::recovery)
        .filter(Objects::nonNull)
        .max(Double::compare)
        .orElse(null);
  }

  @JsonProperty
  double dip() {
    return mean(RoundResult::dip);
  }

  @JsonProperty
  double stability() {
    return mean(RoundResult::stability);
  }

  /** Mean of the recovery rate, what is left of the throughput, and stability. */
  @JsonProperty
  double resilience() {
    return (1.0 * recovered() / injected() + (1 - dip()) + stability()) / 3;
  }

  @JsonProperty
  long broken() {
    return rounds.stream().filter(round -> !round.sound()).count();
  }

  private double mean(ToDoubleFunction<RoundResult> figure) {
    return rounds.stream().mapToDouble(figure).average().orElse(0);
  }
}
