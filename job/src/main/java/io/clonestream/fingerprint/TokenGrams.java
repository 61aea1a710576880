package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a declaration does, in its language's words: the 3-grams of its tokens with the local hidden
 * and the shared kept. Names of variables all read alike, strings too; what is called, fields,
 * types and numbers stand as written, for a copy that was edited still calls the same things in the
 * same order. Brackets and separators are left out.
 *
 * <p>The grams are a bag: the k-th occurrence of one is a gram of its own, so that sets suffice.
 * The {@link #LIMIT} smallest hashes are kept (a bottom-k sketch: Cohen and Kaplan, Summarizing
 * data using bottom-k sketches, 2007).
 */
public final class TokenGrams {

  /** Most hashes of one fragment: 512 bytes. */
  public static final int LIMIT = 128;

  /** Bands into which the MinHash signature of the grams falls, each of {@link #ROWS} values. */
  public static final int BANDS = 14;

  /** Of two bags with half of their grams in common 85 in 100 share a band, with a fifth 11. */
  static final int ROWS = 3;

  private static final int GRAM = 3;
  private static final Set<String> SILENT =
      Set.of("(", ")", "{", "}", "[", "]", ";", ",", ":", "\n");
  private static final Set<String> MEMBER = Set.of(".", "->", "::");
  private static final long OWN_NAME = StableHash.mix(1);
  private static final long LOCAL_NAME = StableHash.mix(2);
  private static final long STRING = StableHash.mix(3);

  private TokenGrams() {}

  /**
   * Hashes of the grams, ascending. Fewer tokens than a gram make one.
   *
   * @param hashes of the texts of the tokens, {@link StableHash#hash64}
   * @param bodyToken index of the first token after the signature: calls are looked for from there
   */
  static int[] of(String name, List<Token> tokens, long[] hashes, int bodyToken) {
    long[] symbols = symbols(name, tokens, hashes, bodyToken);
    long[] bag = new long[Math.max(1, symbols.length - GRAM + 1)];
    for (int i = 0; i < bag.length; i++) {
      for (int j = i; j < Math.min(i + GRAM, symbols.length); j++) {
        bag[i] = StableHash.mix(bag[i] ^ symbols[j]);
      }
    }
    Arrays.sort(bag); // equal ones stand together
    int[] grams = new int[bag.length];
    int occurrence = 0;
    for (int i = 0; i < bag.length; i++) {
      occurrence = i > 0 && bag[i] == bag[i - 1] ? occurrence + 1 : 1;
      grams[i] = (int) (StableHash.mix(bag[i] + occurrence) >>> Integer.SIZE);
    }
    return HashSets.smallest(grams, LIMIT);
  }

  /**
   * Hashes of the bands of a signature of the grams ({@link MinHash}); equal bands have equal
   * hashes.
   *
   * @return {@link #BANDS} hashes
   */
  public static long[] bands(int[] grams) {
    int[] signature = MinHash.signature(Arrays.stream(grams).mapToLong(StableHash::mix).toArray());
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      bands[band] = band;
      for (int row = band * ROWS; row < (band + 1) * ROWS; row++) {
        bands[band] = StableHash.mix(bands[band] ^ signature[row]);
      }
    }
    return bands;
  }

  private static long[] symbols(String name, List<Token> tokens, long[] hashes, int bodyToken) {
    long[] symbols = new long[tokens.size()];
    int size = 0;
    for (int i = 0; i < symbols.length; i++) {
      Token token = tokens.get(i);
      if (!SILENT.contains(token.text())) {
        symbols[size++] =
            switch (token.kind()) {
              case IDENTIFIER, TYPE_IDENTIFIER -> {
                boolean own = token.text().equals(name);
                boolean local = !own && isLocal(tokens, i, bodyToken);
                yield own ? OWN_NAME : local ? LOCAL_NAME : hashes[i];
              }
              case STRING -> STRING;
              case PRIMITIVE_TYPE, NUMBER, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> hashes[i];
            };
      }
    }
    return Arrays.copyOf(symbols, size);
  }

  private static boolean isLocal(List<Token> tokens, int i, int bodyToken) {
    boolean type = tokens.get(i).kind() == TokenKind.TYPE_IDENTIFIER;
    boolean call = i >= bodyToken && i + 1 < tokens.size() && tokens.get(i + 1).text().equals("(");
    boolean member = i > 0 && MEMBER.contains(tokens.get(i - 1).text());
    return !type && !call && !member;
  }

  /**
   * Number of common grams. Of two sketches too: a gram that both have and that the smaller limit
   * of the two admits is in both.
   */
  public static int common(int[] a, int[] b) {
    return HashSets.common(a, b);
  }

  /** Share of so many common grams in the larger bag, 0 to 1; 0 where both are empty. */
  public static float overlap(double common, int larger) {
    return larger == 0 ? 0 : (float) (common / larger);
  }

  /** So many common grams on a logarithmic scale: 0 for none, 1 for {@link #LIMIT}. */
  public static float shared(double common) {
    return (float) (Math.log1p(common) / Math.log1p(LIMIT));
  }
}
