package io.clonestream.tune;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Makes copies of functions as people edit them: lines are inserted, deleted, replaced, swapped or
 * doubled, names and literals change. The same seed makes the same copies.
 */
final class Editor {

  private static final double[] RATES = {0, .1, .2, .3, .4, .5};
  private static final double[] RENAMED = {0, 0, .3, .6, 1};
  private static final double[] REPLACED = {.7, .75, .8, .9};

  /** Of the lines that are inserted, how many come from the file itself. */
  private static final double FROM_FILE = .4;

  private static final double OTHER_NAME = .5;
  private static final double OTHER_CALLS = .25;
  private static final double OTHER_LITERALS = .35;
  private static final double OF_LITERALS = .6;

  private final Random random;
  private final Map<String, List<Specimen>> byLanguage = new HashMap<>();
  private final Map<String, List<Specimen>> byFile = new HashMap<>();
  private final Map<String, List<String>> names = new HashMap<>();
  private final Map<String, List<String>> calls = new HashMap<>();

  /**
   * @param donors of lines and names
   */
  Editor(List<Specimen> donors, Random random) {
    this.random = random;
    for (Specimen donor : donors) {
      byLanguage.computeIfAbsent(donor.language(), key -> new ArrayList<>()).add(donor);
      byFile.computeIfAbsent(file(donor), key -> new ArrayList<>()).add(donor);
      List<Token> tokens = donor.tokens();
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).kind() == TokenKind.IDENTIFIER) {
          (isCall(tokens, i) ? calls : names)
              .computeIfAbsent(donor.language(), key -> new ArrayList<>())
              .add(tokens.get(i).text());
        }
      }
    }
  }

  /** A copy of which at most about half of the lines are edited. */
  Specimen edited(Specimen original) {
    List<List<Token>> lines = new ArrayList<>(original.lines());
    double rate = any(RATES);
    int edits = rate == 0 ? 0 : (int) Math.max(1, Math.round(rate * (lines.size() - 1)));
    for (int i = 0; i < edits && lines.size() > 2; i++) {
      int at = 1 + random.nextInt(lines.size() - 1);
      int way = random.nextInt(11);
      if (way < 3) {
        lines.remove(at);
      } else if (way < 6) {
        lines.add(at, donated(original));
      } else if (way < 9) {
        lines.set(at, donated(original));
      } else if (way < 10) {
        List<Token> moved = lines.remove(at);
        lines.add(Math.min(lines.size(), at + 1), moved);
      } else {
        lines.add(at, lines.get(at));
      }
    }
    return renamed(original, lines, any(RENAMED), true);
  }

  /** A copy of which at most 30 of 100 lines stay: no clone any more. */
  Specimen littleLeft(Specimen original) {
    List<List<Token>> lines = new ArrayList<>(original.lines());
    List<Integer> left = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      left.add(i);
    }
    long replaced = Math.round(any(REPLACED) * left.size());
    for (int i = 0; i < replaced; i++) {
      int at = left.remove(random.nextInt(left.size()));
      lines.set(at, donated(original));
    }
    return renamed(original, lines, random.nextInt(3) == 0 ? .3 : 0, false);
  }

  /** The same function under another name, wherever it names itself. */
  static Specimen hidden(Specimen original, String name) {
    String old = original.fragment().name();
    return original.copy(
        name,
        original.lines().stream()
            .map(
                line ->
                    line.stream()
                        .map(t -> t.text().equals(old) ? new Token(t.kind(), name) : t)
                        .toList())
            .toList());
  }

  private List<Token> donated(Specimen to) {
    List<Specimen> near = byFile.getOrDefault(file(to), List.of());
    List<Specimen> donors =
        near.size() > 2 && random.nextDouble() < FROM_FILE
            ? near
            : byLanguage.getOrDefault(to.language(), List.of(to));
    List<List<Token>> lines = any(donors).lines();
    return lines.size() > 1 ? lines.get(1 + random.nextInt(lines.size() - 1)) : lines.get(0);
  }

  private Specimen renamed(
      Specimen original, List<List<Token>> lines, double share, boolean others) {
    String language = original.language();
    List<String> known = names.getOrDefault(language, List.of(original.fragment().name()));
    List<String> called = calls.getOrDefault(language, known);
    List<Token> tokens = lines.stream().flatMap(List::stream).toList();
    Map<String, String> renamed = new HashMap<>();
    for (String local : locals(tokens)) {
      if (random.nextDouble() < share) {
        renamed.put(local, any(known));
      }
    }
    String name = original.fragment().name();
    if (random.nextDouble() < OTHER_NAME) {
      name = any(called);
      renamed.put(original.fragment().name(), name);
    }
    if (others && random.nextDouble() < OTHER_CALLS) {
      List<String> own = new ArrayList<>(called(tokens));
      for (int i = 1 + random.nextInt(3); i > 0 && !own.isEmpty(); i--) {
        renamed.putIfAbsent(own.remove(random.nextInt(own.size())), any(called));
      }
    }
    boolean literals = random.nextDouble() < OTHER_LITERALS;
    List<List<Token>> changed = new ArrayList<>();
    for (List<Token> line : lines) {
      changed.add(line.stream().map(token -> changed(token, renamed, known, literals)).toList());
    }
    return original.copy(name, changed);
  }

  private Token changed(
      Token token, Map<String, String> renamed, List<String> known, boolean literals) {
    return switch (token.kind()) {
      case IDENTIFIER -> new Token(token.kind(), renamed.getOrDefault(token.text(), token.text()));
      case STRING ->
          literals && random.nextDouble() < OF_LITERALS
              ? new Token(token.kind(), '"' + any(known) + '"')
              : token;
      case NUMBER ->
          literals && random.nextDouble() < OF_LITERALS
              ? new Token(token.kind(), Integer.toString(random.nextInt(100)))
              : token;
      default -> token;
    };
  }

  /** Names that are neither called nor those of a member of something else. */
  private static Set<String> locals(List<Token> tokens) {
    Set<String> locals = new LinkedHashSet<>();
    Set<String> members = Set.of(".", "->", "::");
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == TokenKind.IDENTIFIER
          && !isCall(tokens, i)
          && (i == 0 || !members.contains(tokens.get(i - 1).text()))) {
        locals.add(tokens.get(i).text());
      }
    }
    return locals;
  }

  private static Set<String> called(List<Token> tokens) {
    Set<String> called = new LinkedHashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (tokens.get(i).kind() == TokenKind.IDENTIFIER && isCall(tokens, i)) {
        called.add(tokens.get(i).text());
      }
    }
    return called;
  }

  private static boolean isCall(List<Token> tokens, int at) {
    return at + 1 < tokens.size() && tokens.get(at + 1).text().equals("(");
  }

  private static String file(Specimen specimen) {
    return specimen.origin().repository() + ":" + specimen.origin().path();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private double any(double[] all) {
    return all[random.nextInt(all.length)];
  }
}
