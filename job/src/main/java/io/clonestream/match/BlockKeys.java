package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.fingerprint.TokenGrams;
import java.util.stream.LongStream;

/**
 * The blocks in which a fragment stands and looks: bands of its token grams and the rarest of them
 * for edited copies, its name and pairs of its rarest words for what speaks of the same things,
 * cells of its {@link Place} for the same meaning in other words, and cells of its shape for the
 * same steps in one language. A pure function of the fragment, its vector and tables that ship.
 * Tenants share no block, nor do types and functions.
 *
 * <p>Grams and words make a block only where they are rare enough, so that no block grows with
 * every function of a corpus.
 */
public final class BlockKeys {

  /** Cells that a fragment stands in. */
  public static final int CELLS = 3;

  /** Cells of its shape that it stands in, at most, among fragments of its language. */
  static final int SHAPE_CELLS = 2;

  /** How near the second must be, as a share of the first. */
  static final float NEAR_SHAPE = 0.9f;

  /** Rarest words of which every two make a block. */
  static final int WORDS = 5;

  /** Rarity that words of a block must reach together: that of one in three of 1000 functions. */
  static final float RARE_WORDS = 5.8f;

  /** Rarest grams of those in the table, each of which makes a block. */
  static final int KNOWN_GRAMS = 4;

  /** Rarity that such a gram must reach: that of one in 4000 functions. */
  static final float RARE_GRAM = 8.3f;

  /**
   * Grams that are not in the table, each of which makes a block: calls of one's own libraries. Of
   * functions alone: of skeletons of types the table has none.
   */
  static final int UNKNOWN_GRAMS = 4;

  /** Of how many functions have a gram. */
  static final String GRAM_TABLE = "grams-1";

  /** Of how many functions have a word. */
  static final String WORD_TABLE = "words-1";

  /** Codebook of the shapes of code, whatever the model. */
  static final String SHAPES = "shapes-1";

  private static final long BAND_SCHEME = StableHash.hash64("bands of grams");
  private static final long GRAM_SCHEME = StableHash.hash64(GRAM_TABLE);
  private static final long WORD_SCHEME = StableHash.hash64(WORD_TABLE);
  private static final long NAME_SCHEME = StableHash.hash64("name of " + WORD_TABLE);
  private static final long SHAPE_SCHEME = StableHash.hash64(SHAPES);

  private final Codebook codebook;
  private final Codebook shapes;
  private final long cellScheme;
  private final WordRarity words;
  private final WordRarity grams;

  public BlockKeys(Codebook codebook) {
    this.codebook = codebook;
    this.shapes = Codebook.load(SHAPES);
    this.cellScheme = StableHash.hash64(codebook.id());
    this.words = WordRarity.load(WORD_TABLE);
    this.grams = WordRarity.load(GRAM_TABLE);
  }

  /** Distinct keys, ascending; without an embedding all but those of cells of its place. */
  long[] of(Fragment fragment, Place place) {
    long salt = salt(fragment);
    long own = StableHash.mix(salt ^ StableHash.hash64(fragment.language()));
    LongStream.Builder keys = LongStream.builder();
    for (long band : TokenGrams.bands(fragment.grams())) {
      keys.add(StableHash.mix(own ^ BAND_SCHEME ^ band));
    }
    for (int cell : shapes.nearest(place.shape(), SHAPE_CELLS, NEAR_SHAPE)) {
      keys.add(StableHash.mix(own ^ StableHash.mix(SHAPE_SCHEME + cell)));
    }
    boolean type = fragment.kind() == SymbolKind.TYPE;
    addGrams(grams.rarestKnown(fragment.grams(), KNOWN_GRAMS, RARE_GRAM), salt, keys);
    addGrams(grams.firstUnknown(fragment.grams(), type ? 0 : UNKNOWN_GRAMS), salt, keys);
    addName(fragment.nameWords(), salt, keys);
    addWords(words.rarest(fragment.subTokens(), WORDS), salt, keys);
    for (int cell : place.cells(codebook, CELLS)) {
      keys.add(StableHash.mix(salt ^ StableHash.mix(cellScheme + cell)));
    }
    return keys.build().sorted().distinct().toArray();
  }

  private static void addGrams(int[] rare, long salt, LongStream.Builder keys) {
    for (int gram : rare) {
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
