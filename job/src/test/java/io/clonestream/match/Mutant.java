package io.clonestream.match;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes near misses (Type-3 clones) of real declarations: some names are renamed throughout, and
 * one to three lines of the body are deleted, doubled or taken from other code.
 */
final class Mutant {

  private final Random random;

  Mutant(long seed) {
    this.random = new Random(seed);
  }

  /**
   * A mutant of a declaration.
   *
   * @param lines its tokens line by line
   * @param donor lines of other code of the language
   * @param names that renamed names become
   */
  List<Token> of(List<List<Token>> lines, List<List<Token>> donor, List<String> names) {
    List<List<Token>> edited = new ArrayList<>(lines);
    int edits = 1 + random.nextInt(3);
    for (int i = 0; i < edits && edited.size() > 3; i++) {
      int at = 1 + random.nextInt(edited.size() - 2);
      switch (random.nextInt(3)) {
        case 0 -> edited.remove(at);
        case 1 -> edited.add(at, donor.get(random.nextInt(donor.size())));
        default -> edited.set(at, donor.get(random.nextInt(donor.size())));
      }
    }
    double share = random.nextInt(4) / 4.0;
    Map<String, String> renamed = new HashMap<>();
    List<Token> tokens = new ArrayList<>();
    for (List<Token> line : edited) {
      for (Token token : line) {
        tokens.add(
            token.kind() == TokenKind.IDENTIFIER ? rename(token, renamed, names, share) : token);
      }
    }
    return tokens;
  }

  private Token rename(Token token, Map<String, String> renamed, List<String> names, double share) {
    String name =
        renamed.computeIfAbsent(
            token.text(),
            old -> random.nextDouble() < share ? names.get(random.nextInt(names.size())) : old);
    return new Token(token.kind(), name);
  }

  /** The tokens of a text by the line on which each begins. */
  static List<List<Token>> lines(String text, List<Token> tokens) {
    List<List<Token>> lines = new ArrayList<>();
    int end = 0;
    int line = -1;
    for (Token token : tokens) {
      int start = text.indexOf(token.text(), end);
      int at = (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
      if (at != line) {
        lines.add(new ArrayList<>());
        line = at;
      }
      lines.get(lines.size() - 1).add(token);
      end = start + token.text().length();
    }
    return lines;
  }
}
