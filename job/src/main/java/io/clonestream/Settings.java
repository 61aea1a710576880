package io.clonestream;

import io.clonestream.commit.CommitOptions;
import io.clonestream.extract.ExtractOptions;
import io.clonestream.feed.FeedOptions;
import io.clonestream.gate.GateOptions;
import io.clonestream.infer.InferOptions;
import io.clonestream.match.MatchOptions;
import io.clonestream.persist.PersistOptions;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The effective configuration: defaults, then a properties file, then the environment
 * (CLONESTREAM_FEED_BOOTSTRAP_SERVERS for feed.bootstrap-servers), then the command line.
 */
public final class Settings {

  private static final String ENVIRONMENT_PREFIX = "CLONESTREAM_";

  /** The option classes of all rooms, in the order of the rooms. */
  private static final List<Class<?>> ROOMS =
      List.of(
          CommitOptions.class,
          ExtractOptions.class,
          FeedOptions.class,
          GateOptions.class,
          InferOptions.class,
          MatchOptions.class,
          PersistOptions.class);

  private Settings() {}

  /** Every option by its key. */
  public static Map<String, ConfigOption<?>> options() {
    Map<String, ConfigOption<?>> options = new LinkedHashMap<>();
    for (Class<?> room : ROOMS) {
      for (var field : room.getFields()) {
        if (Modifier.isStatic(field.getModifiers()) && field.getType() == ConfigOption.class) {
          try {
            var option = (ConfigOption<?>) field.get(null);
            if (option != null) {
              options.put(option.key(), option);
            }
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return options;
  }

  /** Secrets are never shown. */
  public static boolean isSecret(String key) {
    return key.endsWith("password") || key.endsWith("secret") || key.endsWith("token");
  }

  /**
   * The effective configuration.
   *
   * @throws IllegalArgumentException with the key, the value and the rule when a key is unknown or
   *     a value does not fit its option
   */
  public static Configuration load(
      @Nullable Path file, Map<String, String> environment, Map<String, String> commandLine) {
    Map<String, ConfigOption<?>> known = options();
    Configuration effective = new Configuration();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new IllegalArgumentException("Configuration file " + file + " cannot be read", e);
      }
      for (String key : properties.stringPropertyNames()) {
        set(effective, known, key, properties.getProperty(key, ""), "file " + file);
      }
    }
    Map<String, String> byVariable = new TreeMap<>();
    known.keySet().forEach(key -> byVariable.put(variable(key), key));
    byVariable.forEach(
        (variable, key) -> {
          String value = environment.get(variable);
          if (value != null) {
            set(effective, known, key, value, "environment variable " + variable);
          }
        });
    commandLine.forEach(
        (key, value) -> {
          if (isSecret(key)) {
            throw new IllegalArgumentException(
                "Key "
                    + key
                    + " may not stand on the command line, which anybody can read: set "
                    + variable(key)
                    + ", or name a file by "
                    + key
                    + "-file");
          }
          set(effective, known, key, value, "command line");
        });
    return effective;
  }

  /** Name of the environment variable for a key. */
  public static String variable(String key) {
    return ENVIRONMENT_PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
  }

  private static void set(
      Configuration effective,
      Map<String, ConfigOption<?>> known,
      String key,
      String value,
      String origin) {
    ConfigOption<?> option = known.get(key);
    if (option == null) {
      throw new IllegalArgumentException(
          "Unknown key '"
              + key
              + "' ("
              + origin
              + "); the keys are listed by 'clonestream config'");
    }
    effective.setString(key, value);
    try {
      effective.get(option);
    } catch (IllegalArgumentException e) {
      String shown = isSecret(key) ? "******" : value;
      throw new IllegalArgumentException(
          "Value '" + shown + "' of " + key + " (" + origin + ") does not fit: " + rule(e), e);
    }
  }

  private static String rule(IllegalArgumentException e) {
    Throwable cause = e.getCause();
    String message = cause == null ? e.getMessage() : cause.getMessage();
    return message == null ? e.toString() : message;
  }
}
