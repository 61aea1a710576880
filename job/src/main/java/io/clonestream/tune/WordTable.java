package io.clonestream.tune;

import io.clonestream.match.WordRarity;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many functions have each word, as {@link WordRarity#load} reads it.
 *
 * @param documents how many functions there are
 * @param frequencies by the hash of the word; words of few functions are left out
 */
record WordTable(int documents, SortedMap<Integer, Integer> frequencies) {

  /** A word of fewer functions counts as unseen: it may be a slip, and there are very many. */
  static final int LEAST_FUNCTIONS = 3;

  /** The words of these functions, those of tests left out. */
  static WordTable of(List<Specimen> functions) {
    SortedMap<Integer, Integer> frequencies = new TreeMap<>();
    int documents = 0;
    for (Specimen function : functions) {
      if (!function.origin().test()) {
        documents++;
        for (int word : function.fragment().subTokens()) {
          frequencies.merge(word, 1, Integer::sum);
        }
      }
    }
    frequencies.values().removeIf(count -> count < LEAST_FUNCTIONS);
    return new WordTable(documents, frequencies);
  }

  WordRarity rarity() {
    return new WordRarity(
        frequencies.keySet().stream().mapToInt(Integer::intValue).toArray(),
        frequencies.values().stream().mapToInt(Integer::intValue).toArray(),
        documents);
  }

  /** Writes {@code match/<id>.bin} and {@code match/<id>.properties} below a directory. */
  void write(Path directory, String id, String provenance) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (var word : frequencies.entrySet()) {
        out.writeInt(word.getKey());
        out.writeInt(word.getValue());
      }
      Path match = Files.createDirectories(directory.resolve("match"));
      Files.write(match.resolve(id + ".bin"), bytes.toByteArray());
      Files.writeString(
          match.resolve(id + ".properties"),
          "documents=" + documents + "\nprovenance=" + provenance + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Words cannot be written below " + directory, e);
    }
  }
}
