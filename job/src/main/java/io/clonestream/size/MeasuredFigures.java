package io.clonestream.size;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What benchmarks measured, each figure with its unit and the command that prints it. */
public final class MeasuredFigures {

  private static final String RESOURCE = "/size/measured.tsv";
  private static final int FIELDS = 4;

  /**
   * One of them.
   *
   * @param by command that prints it, and where more is said
   */
  public record Figure(String name, double value, String unit, String by) {}

  private final Map<String, Figure> figures = new LinkedHashMap<>();

  private MeasuredFigures() {}

  /** Those that ship. */
  public static MeasuredFigures load() {
    InputStream in = MeasuredFigures.class.getResourceAsStream(RESOURCE);
    if (in == null) {
      throw new IllegalStateException("There is no resource " + RESOURCE);
    }
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return of(reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /**
   * Figures of lines {@code name TAB value TAB unit TAB command}.
   *
   * @throws IllegalArgumentException where one is not like that, or stands twice
   */
  static MeasuredFigures of(List<String> lines) {
    MeasuredFigures figures = new MeasuredFigures();
    for (String line : lines) {
      String[] fields = line.split("\t", -1);
      if (fields.length != FIELDS) {
        throw new IllegalArgumentException(
            "Line '" + line + "' must have " + FIELDS + " fields with tabs between");
      }
      Figure figure = new Figure(fields[0], Double.parseDouble(fields[1]), fields[2], fields[3]);
      if (figures.figures.putIfAbsent(figure.name(), figure) != null) {
        throw new IllegalArgumentException("Figure '" + figure.name() + "' must be there once");
      }
    }
    return figures;
  }

  /**
   * The value of a figure.
   *
   * @throws IllegalArgumentException where there is none of this name
   */
  double of(String name) {
    Figure figure = figures.get(name);
    if (figure == null) {
      throw new IllegalArgumentException(
          "Figure '" + name + "' must be one of " + figures.keySet());
    }
    return figure.value();
  }

  /** All of them, in the order of the file. */
  public List<Figure> all() {
    return List.copyOf(figures.values());
  }
}
