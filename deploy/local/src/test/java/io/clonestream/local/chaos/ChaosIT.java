package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The fast tier of the fault suite; {@code -Dchaos=false} leaves it out. */
@DisabledIfSystemProperty(named = "chaos", matches = "false")
class ChaosIT {

  @Test
  void everyFaultOfTheFastTierIsRecoveredFromAndEverythingHolds(@TempDir Path directory) {
    assertThat(Chaos.execute("--tier", "fast", "--report", directory.toString())).isZero();
  }
}
