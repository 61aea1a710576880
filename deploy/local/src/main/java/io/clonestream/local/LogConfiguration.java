package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The log4j configuration of Kafka and Flink: everything from INFO up, to the process's output. */
final class LogConfiguration {

  private static final String TEXT =
      """
      rootLogger.level = INFO
      rootLogger.appenderRef.console.ref = console
      appender.console.type = Console
      appender.console.name = console
      appender.console.layout.type = PatternLayout
      appender.console.layout.pattern = %d{yyyy-MM-dd HH:mm:ss.SSS} %-5p %c{1.} [%t] %m%n%throwable
      """;

  private LogConfiguration() {}

  /** Writes the file and returns the JVM argument that names it. */
  static String write(Path data) {
    try {
      Path file = Files.createDirectories(data.resolve("run")).resolve("log4j2.properties");
      Files.writeString(file, TEXT);
      return "-Dlog4j2.configurationFile=" + file.toUri();
    } catch (IOException e) {
      throw new UncheckedIOException("Log configuration under " + data + " cannot be written", e);
    }
  }
}
