package io.clonestream.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Python functions that resemble each other no more than unrelated code does, however many: words
 * are coined for each, and its statements drawn from a grammar.
 */
final class CoinedFunctions {

  private static final int WORDS = 10;
  private static final int SYLLABLES = 3;
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
  private static final String VOWELS = "aeiou";
  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "//", "%", "<<", "&", "|", "<", ">=", "!=", "and", "or", "in");
  private static final int LEAST_STATEMENTS = 4;
  private static final int MOST_STATEMENTS = 20;
  private static final int DEPTH = 3;

  private final SplittableRandom random;
  private List<String> words = List.of();

  CoinedFunctions(SplittableRandom random) {
    this.random = random;
  }

  /** The lines of another one; those from the third to the last but one are statements. */
  List<String> next() {
    words = coined();
    List<String> lines = new ArrayList<>();
    lines.add("def %s_%s(%s):".formatted(words.get(0), words.get(1), words.get(2)));
    lines.add("    %s = %s".formatted(words.get(3), words.get(2)));
    for (int i = random.nextInt(LEAST_STATEMENTS, MOST_STATEMENTS); i > 0; i--) {
      lines.add("    " + statement());
    }
    lines.add("    return " + words.get(3));
    return lines;
  }

  private List<String> coined() {
    List<String> coined = new ArrayList<>();
    while (coined.size() < WORDS) {
      StringBuilder word = new StringBuilder();
      for (int i = 0; i < SYLLABLES; i++) {
        word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
        word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
      }
      coined.add(word.toString());
    }
    return coined;
  }

  private String statement() {
    return switch (random.nextInt(7)) {
      case 0 -> "if " + expression(DEPTH) + ": return " + expression(1);
      case 1 -> "for " + word() + " in " + expression(2) + ": " + call(DEPTH);
      case 2 -> "while " + expression(2) + ": " + word() + " += " + expression(2);
      case 3 -> call(DEPTH);
      default -> word() + " = " + expression(DEPTH);
    };
  }

  private String expression(int depth) {
    if (depth == 0) {
      return random.nextBoolean() ? word() : String.valueOf(random.nextInt(900));
    }
    int deeper = depth - 1;
    return switch (random.nextInt(9)) {
      case 0 -> word();
      case 1 -> call(deeper);
      case 2 -> word() + "[" + expression(deeper) + "]";
      case 3 -> "[" + expression(deeper) + ", " + expression(deeper) + "]";
      case 4 -> "{" + word() + ": " + expression(deeper) + "}";
      case 5 -> "(" + word() + " if " + expression(deeper) + " else " + expression(deeper) + ")";
      case 6 -> "(lambda " + word() + ": " + expression(deeper) + ")";
      default -> {
        String operator = OPERATORS.get(random.nextInt(OPERATORS.size()));
        yield "(" + expression(deeper) + " " + operator + " " + expression(deeper) + ")";
      }
    };
  }

  private String call(int depth) {
    return word() + "." + word() + "(" + expression(depth) + ")";
  }

  private String word() {
    return words.get(random.nextInt(words.size()));
  }
}
