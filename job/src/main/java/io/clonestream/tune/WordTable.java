package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.match.WordRarity;
import io.clonestream.tune.RepositoryReader.Code;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many functions have each word, or each token gram, as {@link WordRarity#load} reads it.
 *
 * @param documents how many functions there are
 * @param frequencies by the hash of the word; words of few functions are left out
 */
record WordTable(int documents, SortedMap<Integer, Integer> frequencies) {

  /** A word of fewer functions counts as unseen: it may be a slip, and there are very many. */
  static final int LEAST_FUNCTIONS = 3;

  /** The words of these functions, those of tests left out. */
  static WordTable of(List<Specimen> functions) {
    return of(functions, Fragment::subTokens);
  }

  /** The same of something else that functions have. */
  static WordTable of(List<Specimen> functions, Function<Fragment, int[]> words) {
    SortedMap<Integer, Integer> frequencies = new TreeMap<>();
    int documents = 0;
    for (Specimen function : functions) {
      if (!function.origin().test()) {
        documents++;
        for (int word : words.apply(function.fragment())) {
          frequencies.merge(word, 1, Integer::sum);
        }
      }
    }
    frequencies.values().removeIf(count -> count < LEAST_FUNCTIONS);
    return new WordTable(documents, frequencies);
  }

  /**
   * Says in words what the table was made of.
   *
   * @param what was counted
   * @param most functions of a repository
   */
  String provenance(String what, List<Code> code, int most) {
    return String.format(
        Locale.ROOT,
        "Of %d functions, at most %d of a repository and none of a test, of %s: how many have each"
            + " %s. Those of fewer than %d functions are left out and count as unseen.",
        documents,
        most,
        code.stream().map(Code::repository).sorted().collect(Collectors.joining(", ")),
        what,
        LEAST_FUNCTIONS);
  }

  WordRarity rarity() {
    return new WordRarity(
        frequencies.keySet().stream().mapToInt(Integer::intValue).toArray(),
        frequencies.values().stream().mapToInt(Integer::intValue).toArray(),
        documents);
  }

  /**
   * Writes {@code match/<id>.bin} and {@code match/<id>.properties} below a directory.
   *
   * @return the former
   */
  Path write(Path directory, String id, String provenance) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (var word : frequencies.entrySet()) {
        out.writeInt(word.getKey());
        out.writeInt(word.getValue());
      }
      Path match = Files.createDirectories(directory.resolve("match"));
      Files.writeString(
          match.resolve(id + ".properties"),
          "documents=" + documents + "\nprovenance=" + provenance + "\n");
      return Files.write(match.resolve(id + ".bin"), bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("Words cannot be written below " + directory, e);
    }
  }
}
