package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.size.BlockGrowth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts how many block keys fragments share, by where they are from, without comparing any: a
 * simulation of blocks, and what it says of a corpus that is larger.
 */
final class BlockCensus {

  private final int codebookCells;
  private final Shared cells = new Shared();
  private final Shared rest = new Shared();
  private final Map<Integer, Integer> repositories = new HashMap<>();
  private long fragments;
  private long keys;

  /**
   * A census without anyone.
   *
   * @param codebookCells of the codebook that keys are by
   */
  BlockCensus(int codebookCells) {
    this.codebookCells = codebookCells;
  }

  /**
   * Keys of a fragment.
   *
   * @param cells those of cells of its place
   * @param rest the others, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // never changed nor compared
  record Keys(long[] cells, long[] rest) {

    static Keys of(EmbeddedFragment embedded, BlockKeys keys) {
      Fragment fragment = embedded.fragment();
      long[] rest = keys.of(fragment, Place.of(fragment, null));
      return new Keys(
          Arrays.stream(keys.of(fragment, Place.of(fragment, embedded.vector())))
              .filter(key -> Arrays.binarySearch(rest, key) < 0)
              .toArray(),
          rest);
    }
  }

  /** Pairs that share a key, each for every key that they share. */
  private static final class Shared {
    private final Map<Long, Integer> all = new HashMap<>();
    private final Map<Long, Integer> own = new HashMap<>();
    private long pairs;
    private long within;

    void add(long[] keys, int repository) {
      for (long key : keys) {
        pairs += all.merge(key, 1, Integer::sum) - 1;
        within += own.merge(StableHash.mix(key + repository), 1, Integer::sum) - 1;
      }
    }
  }

  /** Takes in a fragment. */
  void add(Keys of, int repository) {
    cells.add(of.cells(), repository);
    rest.add(of.rest(), repository);
    repositories.merge(repository, 1, Integer::sum);
    fragments++;
    keys += of.cells().length + of.rest().length;
  }

  long fragments() {
    return fragments;
  }

  /** Blocks that a fragment enters. */
  double keys() {
    return (double) keys / fragments;
  }

  /** How often blocks compare until all fragments are in them. */
  long comparisons() {
    return cells.pairs + rest.pairs;
  }

  /** How many are compared with a newcomer in a corpus of more repositories such as these. */
  BlockGrowth growth() {
    double within =
        repositories.values().stream().mapToDouble(size -> size * (size - 1.0) / 2).sum();
    double across = fragments * (fragments - 1.0) / 2 - within;
    return new BlockGrowth(
        2 * within / fragments,
        codebookCells,
        cells.within / within,
        (cells.pairs - cells.within) / across,
        rest.within / within,
        (rest.pairs - rest.within) / across);
  }
}
