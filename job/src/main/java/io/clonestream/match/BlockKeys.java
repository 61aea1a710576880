package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.MinHash;
import io.clonestream.fingerprint.StableHash;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The blocks in which a fragment stands and looks: MinHash bands for near misses in the same words,
 * its name, its rarest words and pairs of them for what speaks of the same things, and cells of its
 * embedding for the same meaning in other words. A pure function of the fragment, its vector and
 * tables that ship. Tenants share no block, nor do types and functions.
 *
 * <p>Words make a block only where they are rare enough together ({@link #SELECTIVE}), so that no
 * block grows with every function of a corpus.
 */
public final class BlockKeys {

  /** Cells of its embedding that a fragment stands in. */
  public static final int CELLS = 1;

  /** Rarest words of which each makes a block. */
  static final int WORDS = 8;

  /** Rarest words of which every two make a block. */
  static final int PAIRED_WORDS = 6;

  /** Rarity that words of a block must reach together: that of one in three of 1000 functions. */
  static final float SELECTIVE = 5.8f;

  /** The lowest bit tells bands from all else. */
  private static final long BAND = 1;

  private static final long BAND_SCHEME = StableHash.hash64("minhash-1");
  private static final String WORD_TABLE = "words-1";
  private static final long WORD_SCHEME = StableHash.hash64(WORD_TABLE);
  private static final long NAME_SCHEME = StableHash.hash64("name of " + WORD_TABLE);

  private final Codebook codebook;
  private final long cellScheme;
  private final WordRarity rarity;

  public BlockKeys(Codebook codebook) {
    this.codebook = codebook;
    this.cellScheme = StableHash.hash64(codebook.id());
    this.rarity = WordRarity.load(WORD_TABLE);
  }

  /** Distinct keys, ascending; without a vector those of its tokens alone. */
  public long[] of(Fragment fragment, byte @Nullable [] vector) {
    long salt = salt(fragment);
    LongStream.Builder keys = LongStream.builder();
    for (int band = 0; band < MinHash.BANDS; band++) {
      keys.add(StableHash.mix(salt ^ BAND_SCHEME ^ MinHash.band(fragment.minHash(), band)) | BAND);
    }
    addName(fragment.nameWords(), salt, keys);
    addWords(rarity.rarest(fragment.subTokens(), WORDS), salt, keys);
    if (vector != null) {
      for (int cell : codebook.nearest(vector, CELLS)) {
        keys.add(StableHash.mix(salt ^ StableHash.mix(cellScheme + cell)) & ~BAND);
      }
    }
    return keys.build().sorted().distinct().toArray();
  }

  private void addName(int[] words, long salt, LongStream.Builder keys) {
    float together = 0;
    long hash = NAME_SCHEME;
    for (int word : words) {
      together += rarity.of(word);
      hash = StableHash.mix(hash ^ word);
    }
    if (together >= SELECTIVE) {
      keys.add(StableHash.mix(salt ^ hash) & ~BAND);
    }
  }

  /** A block for each word that is rare, and for each two that are. */
  private void addWords(int[] rarest, long salt, LongStream.Builder keys) {
    for (int i = 0; i < rarest.length; i++) {
      float one = rarity.of(rarest[i]);
      if (one >= SELECTIVE) {
        keys.add(wordKey(salt, rarest[i], rarest[i]));
      }
      for (int j = i + 1; j < Math.min(PAIRED_WORDS, rarest.length); j++) {
        if (one + rarity.of(rarest[j]) >= SELECTIVE) {
          keys.add(wordKey(salt, rarest[i], rarest[j]));
        }
      }
    }
  }

  private static long wordKey(long salt, int a, int b) {
    long both = (long) Math.min(a, b) << Integer.SIZE | Math.max(a, b) & 0xffffffffL;
    return StableHash.mix(salt ^ WORD_SCHEME ^ StableHash.mix(both)) & ~BAND;
  }

  /** Whether the key is that of a MinHash band. */
  static boolean isBand(long key) {
    return (key & BAND) != 0;
  }

  private static long salt(Fragment fragment) {
    String sort = fragment.kind() == SymbolKind.TYPE ? "type" : "function";
    return StableHash.mix(StableHash.hash64(fragment.tenant()) ^ StableHash.hash64(sort));
  }
}
