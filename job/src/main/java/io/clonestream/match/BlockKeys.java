package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.MinHash;
import io.clonestream.fingerprint.StableHash;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The blocks in which a fragment stands and looks: MinHash bands for near misses in the same words,
 * and cells of its embedding for the same meaning in other words. A pure function of the fragment,
 * its vector and the codebook. Tenants share no block, nor do types and functions.
 */
public final class BlockKeys {

  /** Cells of its embedding that a fragment stands in. */
  public static final int CELLS = 8;

  /** The lowest bit tells bands from cells. */
  private static final long BAND = 1;

  private static final long BAND_SCHEME = StableHash.hash64("minhash-1");

  private final Codebook codebook;
  private final long cellScheme;

  public BlockKeys(Codebook codebook) {
    this.codebook = codebook;
    this.cellScheme = StableHash.hash64(codebook.id());
  }

  /** Distinct keys, ascending; without a vector the bands alone. */
  public long[] of(Fragment fragment, byte @Nullable [] vector) {
    int[] cells = vector == null ? new int[0] : codebook.nearest(vector, CELLS);
    long[] keys = new long[MinHash.BANDS + cells.length];
    long salt = salt(fragment);
    for (int band = 0; band < MinHash.BANDS; band++) {
      keys[band] =
          StableHash.mix(salt ^ BAND_SCHEME ^ MinHash.band(fragment.minHash(), band)) | BAND;
    }
    for (int i = 0; i < cells.length; i++) {
      keys[MinHash.BANDS + i] =
          StableHash.mix(salt ^ StableHash.mix(cellScheme + cells[i])) & ~BAND;
    }
    Arrays.sort(keys);
    return distinct(keys);
  }

  /** Whether the key is that of a MinHash band. */
  static boolean isBand(long key) {
    return (key & BAND) != 0;
  }

  private static long salt(Fragment fragment) {
    String sort = fragment.kind() == SymbolKind.TYPE ? "type" : "function";
    return StableHash.mix(StableHash.hash64(fragment.tenant()) ^ StableHash.hash64(sort));
  }

  private static long[] distinct(long[] sorted) {
    int size = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[i - 1]) {
        sorted[size++] = sorted[i];
      }
    }
    return size == sorted.length ? sorted : Arrays.copyOf(sorted, size);
  }
}
