package io.clonestream.tune;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.Calibration;
import io.clonestream.match.Calibration.Models;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes what {@link Calibration#load} reads, and where it comes from, as properties: equal input,
 * equal bytes.
 *
 * @param words id of the table by which words weigh
 * @param viewThreshold confidence from which a pair is shown unless asked otherwise
 * @param origin further keys: what it was made of, in this order
 * @param provenance the same in a sentence or two
 */
record FittedCalibration(
    Models semantic,
    Models lexical,
    String words,
    double storeThreshold,
    double viewThreshold,
    double prevalence,
    Map<String, String> origin,
    String provenance) {

  private static final String ABOUT =
      """
      # Confidence of a pair: log-odds are a bias and one curve for each feature of
      # io.clonestream.match.Feature that counts, as knot:value pairs, linear between and constant beyond.
      # Another fit gets another id: confidences of two calibrations do not compare.
      # Made by 'clonestream tune'.
      """;

  /** Writes {@code calibration/<id>.properties} below a directory. */
  Path write(Path directory, String id) {
    Path file = directory.resolve("calibration").resolve(id + ".properties");
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, text());
    } catch (IOException e) {
      throw new UncheckedIOException("Calibration " + file + " cannot be written", e);
    }
  }

  private String text() {
    List<String> lines = new ArrayList<>();
    Map<String, String> head = new LinkedHashMap<>();
    head.put("provenance", provenance);
    head.put("prevalence", Double.toString(prevalence));
    head.put("store.threshold", Double.toString(storeThreshold));
    head.put("view.threshold", Double.toString(viewThreshold));
    head.put("words", words);
    head.putAll(origin);
    add(lines, head);
    addModels(lines, "semantic.", semantic);
    addModels(lines, "lexical.", lexical);
    return ABOUT + String.join("\n", lines) + "\n";
  }

  private static void addModels(List<String> lines, String prefix, Models models) {
    add(lines, prefix + "within.", models.of(false));
    add(lines, prefix + "across.", models.of(true));
  }

  private static void add(List<String> lines, String prefix, AdditiveModel model) {
    lines.add("");
    add(lines, model.entries(prefix));
  }

  private static void add(List<String> lines, Map<String, String> entries) {
    entries.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
  }
}
