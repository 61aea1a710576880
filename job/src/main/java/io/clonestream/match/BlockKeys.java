package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.fingerprint.TokenGrams;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The blocks in which a fragment stands and looks: bands of its token grams and the rarest of them
 * for edited copies, its name and pairs of its rarest words for what speaks of the same things, and
 * cells of its embedding for the same meaning in other words. A pure function of the fragment, its
 * vector and tables that ship. Tenants share no block, nor do types and functions.
 *
 * <p>Grams and words make a block only where they are rare enough, so that no block grows with
 * every function of a corpus.
 */
public final class BlockKeys {

  /** Cells of its embedding that a fragment stands in. */
  public static final int CELLS = 3;

  /** Rarest words of which every two make a block. */
  static final int WORDS = 8;

  /** Rarity that words of a block must reach together: that of one in three of 1000 functions. */
  static final float RARE_WORDS = 5.8f;

  /** Rarest grams of those in the table, each of which makes a block. */
  static final int KNOWN_GRAMS = 12;

  /**
   * Grams that are not in the table, each of which makes a block: calls of one's own libraries. Of
   * functions alone: of skeletons of types the table has none.
   */
  static final int UNKNOWN_GRAMS = 4;

  /** Rarity that a gram must reach: that of one in 1000 functions. */
  static final float RARE_GRAM = 6.9f;

  /** Of how many functions have a gram. */
  static final String GRAM_TABLE = "grams-1";

  /** Of how many functions have a word. */
  static final String WORD_TABLE = "words-1";

  private static final long BAND_SCHEME = StableHash.hash64("bands of grams");
  private static final long GRAM_SCHEME = StableHash.hash64(GRAM_TABLE);
  private static final long WORD_SCHEME = StableHash.hash64(WORD_TABLE);
  private static final long NAME_SCHEME = StableHash.hash64("name of " + WORD_TABLE);

  private final Codebook codebook;
  private final long cellScheme;
  private final WordRarity words;
  private final WordRarity grams;

  public BlockKeys(Codebook codebook) {
    this.codebook = codebook;
    this.cellScheme = StableHash.hash64(codebook.id());
    this.words = WordRarity.load(WORD_TABLE);
    this.grams = WordRarity.load(GRAM_TABLE);
  }

  /** Distinct keys, ascending; without a vector those of its tokens alone. */
  public long[] of(Fragment fragment, byte @Nullable [] vector) {
    long salt = salt(fragment);
    LongStream.Builder keys = LongStream.builder();
    boolean type = fragment.kind() == SymbolKind.TYPE;
    addGrams(fragment.grams(), type ? 0 : UNKNOWN_GRAMS, salt, keys);
    addName(fragment.nameWords(), salt, keys);
    addWords(words.rarest(fragment.subTokens(), WORDS), salt, keys);
    if (vector != null) {
      for (int cell : codebook.nearest(vector, CELLS)) {
        keys.add(StableHash.mix(salt ^ StableHash.mix(cellScheme + cell)));
      }
    }
    return keys.build().sorted().distinct().toArray();
  }

  private void addGrams(int[] bag, int unknown, long salt, LongStream.Builder keys) {
    for (long band : TokenGrams.bands(bag)) {
      keys.add(StableHash.mix(salt ^ BAND_SCHEME ^ band));
    }
    for (int gram : grams.rarestKnown(bag, KNOWN_GRAMS, RARE_GRAM)) {
      keys.add(StableHash.mix(salt ^ GRAM_SCHEME ^ StableHash.mix(gram)));
    }
    for (int gram : grams.firstUnknown(bag, unknown)) {
      keys.add(StableHash.mix(salt ^ GRAM_SCHEME ^ StableHash.mix(gram)));
    }
  }

  private void addName(int[] name, long salt, LongStream.Builder keys) {
    float together = 0;
    long hash = NAME_SCHEME;
    for (int word : name) {
      together += words.of(word);
      hash = StableHash.mix(hash ^ word);
    }
    if (together >= RARE_WORDS) {
      keys.add(StableHash.mix(salt ^ hash));
    }
  }

  private void addWords(int[] rarest, long salt, LongStream.Builder keys) {
    for (int i = 0; i < rarest.length; i++) {
      for (int j = i + 1; j < rarest.length; j++) {
        if (words.of(rarest[i]) + words.of(rarest[j]) >= RARE_WORDS) {
          keys.add(wordKey(salt, rarest[i], rarest[j]));
        }
      }
    }
  }

  private static long wordKey(long salt, int a, int b) {
    long both = (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b) & 0xffffffffL;
    return StableHash.mix(salt ^ WORD_SCHEME ^ StableHash.mix(both));
  }

  private static long salt(Fragment fragment) {
    String sort = fragment.kind() == SymbolKind.TYPE ? "type" : "function";
    return StableHash.mix(StableHash.hash64(fragment.tenant()) ^ StableHash.hash64(sort));
  }
}
