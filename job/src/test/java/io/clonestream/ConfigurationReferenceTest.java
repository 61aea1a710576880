package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {

  @Test
  void thePageOfAllKeysIsCurrent() throws IOException {
    assertThat(Files.readString(Path.of("../docs/configuration.md")))
        .as("stale: run scripts/clonestream config --docs > docs/configuration.md")
        .isEqualTo(ConfigurationReference.markdown());
  }

  @Test
  void thePageOfAllMetricsIsCurrent() throws IOException {
    assertThat(Files.readString(Path.of("../docs/metrics.md")))
        .as("stale: run scripts/clonestream config --metrics > docs/metrics.md")
        .isEqualTo(MetricsReference.markdown());
  }

  @Test
  void thePageOfAllErrorsIsCurrent() throws IOException {
    assertThat(Files.readString(Path.of("../docs/errors.md")))
        .as("stale: run scripts/clonestream config --errors > docs/errors.md")
        .isEqualTo(ErrorsReference.markdown());
  }

  @Test
  void thePageOfSizesIsCurrent() throws IOException {
    assertThat(Files.readString(Path.of("../docs/sizing.md")))
        .as("stale: it holds what scripts/clonestream sizing and sizing --figures print")
        .contains(printed("sizing"))
        .contains(printed("sizing", "--figures"));
  }

  private static String printed(String... arguments) {
    StringWriter out = new StringWriter();
    int code = CloneStreamCli.commandLine().setOut(new PrintWriter(out)).execute(arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  @Test
  void everyKeyBelongsToARoomAndSaysWhatItIs() {
    assertThat(Settings.options()).isNotEmpty();
    assertThat(ConfigurationReference.markdown().lines().filter(line -> line.startsWith("| `")))
        .hasSize(Settings.options().size())
        .noneMatch(line -> line.endsWith("|  |"));
  }
}
