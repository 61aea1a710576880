package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class InferOptionsTest {

  @Test
  void keysAndDefaultsAreThese() {
    Map<String, Object> defaults =
        Settings.options().values().stream()
            .filter(option -> option.key().startsWith("infer."))
            .collect(Collectors.toMap(ConfigOption::key, ConfigOption::defaultValue));

    assertThat(defaults)
        .containsOnly(
            Map.entry("infer.model", "resource:default"),
            Map.entry("infer.max-tokens", 0),
            Map.entry("infer.device", DeviceChoice.AUTO),
            Map.entry("infer.sessions", 0),
            Map.entry("infer.batch-tokens", 32_768),
            Map.entry("infer.batch-deadline", Duration.ofMillis(10)),
            Map.entry("infer.batch-latency", Duration.ofMillis(100)),
            Map.entry("infer.capacity", 256),
            Map.entry("infer.queue", 4_096),
            Map.entry("infer.timeout", Duration.ofMinutes(2)),
            Map.entry("infer.attempts", 3),
            Map.entry("infer.backoff", Duration.ofMillis(100)),
            Map.entry("infer.breaker.failures", 20),
            Map.entry("infer.breaker.pause", Duration.ofSeconds(30)));
  }

  @Test
  void theyAreReadFromTheConfigurationAsPeopleWriteIt() {
    Configuration configuration =
        Settings.load(
            null,
            Map.of("CLONESTREAM_INFER_DEVICE", "cpu"),
            Map.of("infer.model", "hashing", "infer.batch-deadline", "5 ms"));

    assertThat(InferOptions.engine(configuration))
        .isEqualTo(
            new EngineChoice(
                "hashing",
                0,
                DeviceChoice.CPU,
                0,
                new Batching(32_768, Duration.ofMillis(5), Duration.ofMillis(100))));
  }

  @Test
  void anUnknownDeviceIsRefusedWithTheValuesThereAre() {
    assertThatThrownBy(() -> Settings.load(null, Map.of(), Map.of("infer.device", "tpu")))
        .hasMessageContaining("infer.device")
        .hasMessageContaining("tpu")
        .hasMessageContaining("AUTO, CPU, CUDA");
  }

  @Test
  void negativeNumbersAreRefused() {
    Configuration configuration = new Configuration();
    configuration.set(InferOptions.SESSIONS, -1);
    assertThatThrownBy(() -> InferOptions.engine(configuration))
        .hasMessageContaining("infer.sessions=-1");
  }
}
