package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Hashes of the distinct ones of these words, ascending, at most {@link #LIMIT}. */
  static int[] of(List<String> words) {
    return smallest(words, LIMIT);
  }

  /** Hashes of the distinct words of a name, ascending. */
  static int[] ofName(String name) {
    return smallest(Words.of(name), Integer.MAX_VALUE);
  }

  private static int[] smallest(List<String> words, int limit) {
    int[] hashes = new int[words.size()];
    Arrays.setAll(hashes, i -> StableHash.murmur3(words.get(i), SEED));
    return HashSets.smallest(hashes, limit);
  }

  /** The words of tokens that speak of the meaning, in order. */
  static List<String> words(List<Token> tokens) {
    List<String> words = new ArrayList<>(2 * tokens.size());
    for (Token token : tokens) {
      switch (token.kind()) {
        case IDENTIFIER, TYPE_IDENTIFIER -> {
          if (!Vocabulary.isLanguageName(token.text())) {
            Words.add(words, token.text(), Integer.MAX_VALUE);
          }
        }
        case STRING -> Words.add(words, token.text(), WORDS_OF_A_STRING);
        case NUMBER -> words.add(token.text());
        case PRIMITIVE_TYPE, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> {}
      }
    }
    return words;
  }

  /** Share of common members of two ascending sets, 0 where both are empty. */
  public static float jaccard(int[] a, int[] b) {
    return jaccard(HashSets.common(a, b), a.length + b.length);
  }

  /** The same of so many common members and of the sizes of both, summed. */
  public static float jaccard(int common, int both) {
    int union = both - common;
    return union == 0 ? 0 : (float) common / union;
  }
}
