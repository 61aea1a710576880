package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distinct words of a fragment, as hashes: of names, of strings (the first {@value
 * #WORDS_OF_A_STRING} of each) and its numbers. What languages bring along (keywords, primitive
 * types, {@link Vocabulary} names) is left out, so that the set speaks of the meaning.
 */
public final class SubTokens {

  /** Most hashes of one fragment; beyond, the smallest stay (a bottom-k sketch). */
  public static final int LIMIT = 2048;

  static final int WORDS_OF_A_STRING = 12;

  private static final int SEED = 0x1b56c4e9;

  private SubTokens() {}

  /** Hashes of the distinct sub-tokens, ascending. */
  static int[] of(List<Token> tokens) {
    IntStream.Builder hashes = IntStream.builder();
    for (Token token : tokens) {
      for (String word : words(token)) {
        hashes.add(StableHash.murmur3(word, SEED));
      }
    }
    return HashSets.smallest(hashes.build().toArray(), LIMIT);
  }

  /** Hashes of the distinct words of a name, ascending. */
  static int[] ofName(String name) {
    return Words.of(name).stream()
        .mapToInt(word -> StableHash.murmur3(word, SEED))
        .sorted()
        .distinct()
        .toArray();
  }

  /** The words of one token that speak of the meaning, in order. */
  static List<String> words(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, TYPE_IDENTIFIER ->
          Vocabulary.isLanguageName(token.text()) ? List.of() : Words.of(token.text());
      case STRING -> Words.of(token.text(), WORDS_OF_A_STRING);
      case NUMBER -> List.of(token.text());
      case PRIMITIVE_TYPE, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> List.of();
    };
  }

  /** Share of common members of two ascending sets, 0 where both are empty. */
  public static float jaccard(int[] a, int[] b) {
    int common = HashSets.common(a, b);
    int union = a.length + b.length - common;
    return union == 0 ? 0 : (float) common / union;
  }
}
