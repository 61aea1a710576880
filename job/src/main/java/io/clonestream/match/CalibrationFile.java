package io.clonestream.match;

import io.clonestream.codec.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.Serializable;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as it is written down. It travels with the job, so that a file need only lie where
 * the job is submitted.
 *
 * @param id the name of the file without its ending
 */
public record CalibrationFile(String id, String text) implements Serializable {

  @Serial private static final long serialVersionUID = 1L;

  private static final String ENDING = ".properties";
  private static final int WIDTH = 96;
  private static final Map<CalibrationFile, Calibration> PARSED = new ConcurrentHashMap<>();
  private static final Map<Succession, CalibrationFile> SUCCESSORS = new ConcurrentHashMap<>();

  /** One calibration after another, which keeps all rules of {@link #successor}. */
  private record Succession(CalibrationFile before, CalibrationFile after) {}

  /**
   * Reads a calibration.
   *
   * @param name id of one in the jar, or the path of a {@code .properties} file
   * @throws IllegalArgumentException where there is none, or where a file has the id of another in
   *     the jar: confidences of two calibrations must not look alike
   */
  public static CalibrationFile of(String name) {
    try {
      if (!name.endsWith(ENDING)) {
        try (InputStream in = shipped(name)) {
          if (in == null) {
            throw new IllegalArgumentException(
                "Calibration '" + name + "' has no resource " + resource(name));
          }
          return new CalibrationFile(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
      Path path = Path.of(name);
      String id = id(path);
      if (!Files.isRegularFile(path)) {
        throw new IllegalArgumentException("Calibration " + path + " must be a file that exists");
      }
      return new CalibrationFile(id, Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException("Calibration " + name + " cannot be read", e);
    }
  }

  /**
   * The id that a calibration in this file has.
   *
   * @throws IllegalArgumentException with the path where it cannot hold a calibration of its own
   */
  public static String id(Path path) {
    String file = String.valueOf(path.getFileName());
    if (!file.matches("[A-Za-z0-9._-]+\\" + ENDING)) {
      throw new IllegalArgumentException(
          "Calibration '"
              + path
              + "' must be a file whose name is letters, digits, points and dashes and ends in "
              + ENDING);
    }
    String id = file.substring(0, file.length() - ENDING.length());
    try (InputStream in = shipped(id)) {
      if (in != null) {
        throw new IllegalArgumentException(
            "Calibration '" + path + "' must not have the id of one that ships: " + id);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return id;
  }

  private static @Nullable InputStream shipped(String id) {
    return CalibrationFile.class.getResourceAsStream(resource(id));
  }

  private static String resource(String id) {
    return "/calibration/" + id + ENDING;
  }

  /**
   * What it says. Read once: all tasks of a process share it.
   *
   * @throws IllegalArgumentException with the key, the value and the rule where one is wrong
   */
  public Calibration calibration() {
    return PARSED.computeIfAbsent(this, file -> Calibration.parse(file.id, file.properties()));
  }

  /** Id and hash of what it says, by which state knows what it was built with. */
  String mark() {
    return id + " " + Digest.id(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Refuses state that was built with another calibration: it holds the pairs that one keeps.
   *
   * @param marks of the calibrations that the state was built with
   * @throws IllegalStateException where one is not this
   */
  void requireBuiltBy(Iterable<String> marks) {
    if (!marks.iterator().hasNext()) {
      throw new IllegalStateException(
          "The state to go on from does not say by which calibration it keeps pairs: it is of an"
              + " earlier version; begin anew, without it");
    }
    for (String mark : marks) {
      if (!mark.equals(mark())) {
        String other = mark.substring(0, mark.indexOf(' '));
        throw new IllegalStateException(
            "The state to go on from keeps the pairs of calibration "
                + other
                + ", and match.calibration is "
                + (other.equals(id) ? "a file of that id that says something else" : id)
                + ": go on with "
                + other
                + " and move to the other with 'clonestream rescore', or begin anew without the"
                + " state");
      }
    }
  }

  /**
   * Another calibration for what was measured for this one. Checked once, however often it comes.
   *
   * @throws IllegalArgumentException with the rule where it is none, or where its id is this one's,
   *     or that of one that ships, and its content is not
   */
  public CalibrationFile successor(String newId, String newText) {
    return SUCCESSORS.computeIfAbsent(
        new Succession(this, new CalibrationFile(newId, newText)),
        succession -> checked(succession.after()));
  }

  private CalibrationFile checked(CalibrationFile next) {
    Properties said = next.properties();
    require(
        !next.id.equals(id) || next.text.equals(text),
        next.id,
        "has the id of the one that the job was started with, and says something else");
    try (InputStream in = shipped(next.id)) {
      require(
          in == null || next.text.equals(new String(in.readAllBytes(), StandardCharsets.UTF_8)),
          next.id,
          "has the id of one that ships, and says something else");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String words = properties().getProperty("words", "").strip();
    require(
        said.getProperty("words", "").strip().equals(words),
        next.id,
        "must weigh words by '" + words + "' as " + id + " does, by which pairs were measured");
    for (String key : said.stringPropertyNames()) {
      require(
          !key.matches("(semantic|lexical)\\..*") || Feature.KEYS.matcher(key).matches(),
          next.id,
          "has a curve of what no pair is measured by: " + key);
    }
    next.calibration();
    return next;
  }

  private static void require(boolean kept, String id, String rule) {
    if (!kept) {
      throw new IllegalArgumentException("Calibration '" + id + "' " + rule);
    }
  }

  private Properties properties() {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("Calibration '" + id + "' is no properties file: " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /**
   * This calibration with its confidences moved: since log-odds are a sum of curves, the map goes
   * into each curve and the bias. The models without embeddings move alike, so that they keep their
   * place beside those with embeddings.
   *
   * @param within moves confidences of pairs of one language
   * @param across moves confidences of pairs of two languages
   * @param changed keys that get another value, in the order in which they are written
   */
  public CalibrationFile moved(
      String id, LogitMap within, LogitMap across, Map<String, String> changed) {
    StringBuilder moved =
        new StringBuilder("# Calibration ")
            .append(this.id)
            .append(" with its confidences moved.\n");
    changed.forEach((key, value) -> line(moved, key, value));
    Map<String, String> rest = new TreeMap<>();
    Properties properties = properties();
    properties.stringPropertyNames().stream()
        .filter(key -> !changed.containsKey(key))
        .forEach(key -> rest.put(key, properties.getProperty(key)));
    rest.forEach(
        (key, value) -> {
          boolean isWithin = key.matches("(semantic|lexical)\\.within\\..*");
          boolean isAcross = key.matches("(semantic|lexical)\\.across\\..*");
          LogitMap map = isWithin ? within : isAcross ? across : LogitMap.IDENTITY;
          line(moved, key, map.equals(LogitMap.IDENTITY) ? value : moved(key, value, map));
        });
    return new CalibrationFile(id, moved.toString());
  }

  private static String moved(String key, String value, LogitMap map) {
    if (key.endsWith(".bias")) {
      return number(map.slope() * Double.parseDouble(value.strip()) + map.shift());
    }
    StringBuilder curve = new StringBuilder();
    for (String pair : value.strip().split("\\s+")) {
      String[] knot = pair.split(":", 2);
      curve
          .append(curve.length() == 0 ? "" : " ")
          .append(knot[0])
          .append(':')
          .append(number(map.slope() * Double.parseDouble(knot[1])));
    }
    return curve.toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.8f", value);
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append('=');
    int width = key.length();
    for (String word : value.replace("\\", "\\\\").strip().split("\\s+")) {
      if (width + word.length() > WIDTH) {
        text.append("\\\n  ");
        width = 2;
      }
      text.append(word).append(' ');
      width += word.length() + 1;
    }
    text.setLength(text.length() - 1);
    text.append('\n');
  }
}
