package io.clonestream;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which every command takes its configuration. */
final class SettingsMixin {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Properties file with configuration keys.")
  @Nullable Path file;

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description = "Sets one configuration key; wins over file and environment.")
  Map<String, String> overrides = new LinkedHashMap<>();

  Configuration load() {
    return Settings.load(file, System.getenv(), overrides);
  }
}
