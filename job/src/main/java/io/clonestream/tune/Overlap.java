package io.clonestream.tune;

import io.clonestream.extract.Token;
import java.util.List;

/**
 * How much of two pieces of code stands in both in the same order: the length of the longest common
 * subsequence of their tokens as a share of the longer, names and literals taken for equal. It
 * tells pairs whose label is doubtful; no model reads it.
 */
final class Overlap {

  /** Tokens beyond are not looked at. */
  private static final int MOST = 512;

  private Overlap() {}

  static double of(Specimen a, Specimen b) {
    String[] left = symbols(a.tokens());
    String[] right = symbols(b.tokens());
    int[] row = new int[right.length + 1];
    for (String symbol : left) {
      int diagonal = 0;
      for (int j = 1; j <= right.length; j++) {
        int above = row[j];
        row[j] = symbol.equals(right[j - 1]) ? diagonal + 1 : Math.max(above, row[j - 1]);
        diagonal = above;
      }
    }
    int longer = Math.max(left.length, right.length);
    return longer == 0 ? 0 : (double) row[right.length] / longer;
  }

  private static String[] symbols(List<Token> tokens) {
    return tokens.stream().limit(MOST).map(Overlap::symbol).toArray(String[]::new);
  }

  private static String symbol(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, TYPE_IDENTIFIER -> "V";
      case STRING -> "S";
      case NUMBER -> "N";
      case PRIMITIVE_TYPE, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> token.text();
    };
  }
}
