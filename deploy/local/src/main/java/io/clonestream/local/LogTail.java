package io.clonestream.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The last lines of a log without its stack frames, for the message that reports why its process
 * ended.
 */
final class LogTail {

  private static final int LINES = 15;

  private LogTail() {}

  /** A phrase that follows the name of the log. */
  static String of(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("\tat ") && !line.startsWith("WARNING: "))
              .toList();
      List<String> last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
      return last.isEmpty() ? " is empty" : " ends with:\n  " + String.join("\n  ", last);
    } catch (IOException e) {
      return " cannot be read: " + e;
    }
  }
}
