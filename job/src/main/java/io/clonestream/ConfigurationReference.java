package io.clonestream;

import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.description.HtmlFormatter;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/** The page of all keys, made from the options themselves. */
final class ConfigurationReference {

  private static final String MASK = "******";

  private ConfigurationReference() {}

  static String markdown() {
    StringBuilder page =
        new StringBuilder(
            """
            # Configuration

            Made by `scripts/clonestream config --docs`; do not edit. Later wins: default, properties
            file (`--config FILE`), environment variable, command line (`-D key=value`). Unknown keys
            are refused. `scripts/clonestream config` shows the effective values.
            """);
    String room = "";
    for (Map.Entry<String, ConfigOption<?>> entry : Settings.options().entrySet()) {
      String key = entry.getKey();
      ConfigOption<?> option = entry.getValue();
      String next = key.substring(0, key.indexOf('.'));
      if (!next.equals(room)) {
        room = next;
        page.append("\n## ").append(room).append("\n\n");
        page.append("| key | default | environment variable | meaning |\n|---|---|---|---|\n");
      }
      page.append("| `").append(key).append("` | ");
      page.append(code(option.hasDefaultValue() ? text(option.defaultValue()) : ""));
      page.append(" | `").append(Settings.variable(key)).append("` | ");
      page.append(new HtmlFormatter().format(option.description()).replace("|", "\\|"));
      page.append(" |\n");
    }
    return page.toString();
  }

  /** A value as it may be shown. */
  static String shown(ReadableConfig configuration, ConfigOption<?> option) {
    String value = text(configuration.get(option));
    return Settings.isSecret(option.key()) && !value.isEmpty() ? MASK : value;
  }

  private static String text(@Nullable Object value) {
    if (value instanceof Duration duration) {
      return TimeUtils.formatWithHighestUnit(duration);
    }
    return value == null ? "" : value.toString();
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
