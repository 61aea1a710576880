package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class ExtractOptionsTest {

  @Test
  void theDefaultsArePinned() {
    assertThat(ExtractOptions.limits(new Configuration()))
        .isEqualTo(new ExtractLimits(10, 20_000, 1_048_576, 16));
  }

  @Test
  void impossibleLimitsAreRefusedWithTheirValues() {
    Configuration config = new Configuration();
    config.set(ExtractOptions.MAX_TOKENS, 5);
    assertThatThrownBy(() -> ExtractOptions.limits(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max-tokens 5");
  }
}
