package io.clonestream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The arguments every Flink JVM needs, the client's included. */
final class FlinkJvm {

  /** Packages of java.base into which Flink reflects on Java 17. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.net",
          "java.io",
          "java.nio",
          "sun.nio.ch",
          "java.lang.reflect",
          "java.text",
          "java.time",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "java.util.concurrent.locks");

  private FlinkJvm() {}

  static List<String> arguments(
      Installation installation,
      Path data,
      List<String> memory,
      String mainClass,
      List<String> arguments) {
    List<String> all = new ArrayList<>(memory);
    OPENED.forEach(name -> all.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    Stream.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dfile.encoding=UTF-8",
            LogConfiguration.write(data),
            "-cp",
            installation.classPath("flink"),
            mainClass)
        .forEach(all::add);
    all.addAll(arguments);
    return all;
  }
}
