package io.clonestream.tune;

import io.clonestream.extract.Languages;
import io.clonestream.tune.LabelledPairs.Pair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Labels as people write them down, tab-separated: either {@code a b 1|0}, where more columns and a
 * header whose third column is {@code label} are tolerated; or, below the header {@code file group
 * language}, files of which each pair is labelled: a clone where both are of one group.
 */
record LabelFile(Path file) {

  /** More files than this in groups make more pairs than memory should hold. */
  private static final int MOST_FILES_IN_GROUPS = 3000;

  private record Item(String name, String group, String language) {}

  LabelledPairs read() {
    byte[] bytes = bytes(file);
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
    boolean groups = !lines.isEmpty() && lines.get(0).startsWith("file\tgroup");
    List<Pair> pairs = groups ? ofGroups(lines) : ofPairs(lines);
    if (pairs.isEmpty()) {
      throw new IllegalArgumentException(
          "Labels " + file + " hold no pair: a line is a TAB b TAB 1 or 0");
    }
    return new LabelledPairs(pairs, digest(bytes));
  }

  private List<Pair> ofPairs(List<String> lines) {
    Map<List<String>, Integer> lineOf = new HashMap<>();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      boolean header = i == 0 && columns.length > 2 && columns[2].equals("label");
      if (lines.get(i).isBlank() || header) {
        continue;
      }
      if (columns.length < 3 || !columns[2].matches("[01]")) {
        throw wrong(file, i, lines.get(i), "must be a TAB b TAB 1 or 0");
      }
      Pair pair = pair(columns[0], columns[1], columns[2].equals("1"));
      if (pair.a().equals(pair.b())) {
        throw wrong(file, i, lines.get(i), "must name two different files or symbols");
      }
      Integer before = lineOf.putIfAbsent(List.of(pair.a(), pair.b()), pairs.size());
      if (before == null) {
        pairs.add(pair);
      } else if (pairs.get(before).isClone() != pair.isClone()) {
        throw wrong(file, i, lines.get(i), "contradicts an earlier label of the same pair");
      }
    }
    return pairs;
  }

  static Pair pair(String a, String b, boolean isClone) {
    boolean crossLanguage = !language(a).equals(language(b));
    return a.compareTo(b) < 0
        ? new Pair(a, b, isClone, crossLanguage)
        : new Pair(b, a, isClone, crossLanguage);
  }

  /**
   * Of a path, or of the path in a symbol's id; an ending that is no language stands for itself.
   */
  private static String language(String name) {
    int hash = name.indexOf('#');
    String path = hash < 0 ? name : name.substring(name.indexOf(':') + 1, hash);
    return Languages.of(path).orElse(path.substring(path.lastIndexOf('.') + 1));
  }

  private List<Pair> ofGroups(List<String> lines) {
    Map<String, Item> items = new HashMap<>();
    List<Item> ordered = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", -1);
      if (lines.get(i).isBlank()) {
        continue;
      }
      if (columns.length < 3) {
        throw wrong(file, i, lines.get(i), "must be file TAB group TAB language");
      }
      Item item = new Item(columns[0], columns[1], columns[2]);
      if (items.put(item.name(), item) != null) {
        throw wrong(file, i, lines.get(i), "names a file that has a group already");
      }
      ordered.add(item);
    }
    if (ordered.size() > MOST_FILES_IN_GROUPS) {
      throw new IllegalArgumentException(
          "Labels "
              + file
              + " group "
              + ordered.size()
              + " files, of which each pair would be judged: at most "
              + MOST_FILES_IN_GROUPS);
    }
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < ordered.size(); i++) {
      for (int j = i + 1; j < ordered.size(); j++) {
        pairs.add(pair(ordered.get(i), ordered.get(j)));
      }
    }
    return pairs;
  }

  private static Pair pair(Item x, Item y) {
    boolean inOrder = x.name().compareTo(y.name()) < 0;
    return new Pair(
        inOrder ? x.name() : y.name(),
        inOrder ? y.name() : x.name(),
        x.group().equals(y.group()),
        !x.language().equals(y.language()));
  }

  static IllegalArgumentException wrong(Path file, int index, String line, String rule) {
    return new IllegalArgumentException(
        file + ", line " + (index + 1) + ": '" + line + "' " + rule);
  }

  static byte[] bytes(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(file + " must be a file that exists");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
