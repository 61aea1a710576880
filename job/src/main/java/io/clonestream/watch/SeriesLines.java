package io.clonestream.watch;

import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a series line by line: {@code time TAB value}, or {@code value} alone. A time is a whole
 * number in any unit, or an instant such as {@code 2024-01-31T12:00:00Z}; a value is missing where
 * it is empty or {@code NaN}. Lines that are blank or begin with # say nothing.
 */
public final class SeriesLines {

  private final String source;
  private int lines;
  private int values;

  /** Takes a value and what it is called when it is spoken of. */
  @FunctionalInterface
  public interface Taker {
    /**
     * Takes it.
     *
     * @throws IllegalArgumentException with the rule where it cannot be taken
     */
    void take(String label, long time, double value);
  }

  /**
   * @param source for messages
   */
  public SeriesLines(String source) {
    this.source = source;
  }

  /**
   * Reads the next line.
   *
   * @throws IllegalArgumentException with the line and the rule where it is wrong
   */
  public void read(String line, Taker taker) {
    lines++;
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    try {
      String[] columns = line.split("\t", -1);
      if (columns.length > 2) {
        throw new IllegalArgumentException("Line must be a time TAB value, or a value");
      }
      values++;
      if (columns.length == 2) {
        taker.take(columns[0].strip(), time(columns[0]), value(columns[1]));
      } else {
        taker.take("value " + values, values, value(columns[0]));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          source + ", line " + lines + ": '" + line + "': " + e.getMessage(), e);
    }
  }

  private static long time(String text) {
    try {
      return text.strip().matches("[+-]?\\d+")
          ? Long.parseLong(text.strip())
          : Instant.parse(text.strip()).toEpochMilli();
    } catch (NumberFormatException | DateTimeException e) {
      throw new IllegalArgumentException(
          "Time '" + text + "' must be a whole number or an instant", e);
    }
  }

  private static double value(String text) {
    if (text.isBlank()) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Value '" + text + "' must be a number", e);
    }
  }
}
