package io.clonestream.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scalable blocked Bloom filter over 128-bit ids: says for certain that an id was never added, or
 * that it may have been.
 *
 * <p>Layers double in size (Almeida et al., Scalable Bloom Filters, 2007); a new one opens when the
 * last is full. Within a layer an id touches one block of 512 bits, one cache line (Putze, Sanders,
 * Singler, Cache-, Hash- and Space-Efficient Bloom Filters, 2007), and in it one bit of each of its
 * eight words, every one chosen by bits of the id of its own (split block: Apache Parquet). A layer
 * is made of pages of 4 KiB, the unit in which the filter is stored; a page that changed since it
 * was stored is dirty. With {@value #BITS_FOR_ID} bits for each id a full layer errs on fewer than
 * 1 in 5,000, and layers add up: all of a hundredfold growth err on fewer than 1 in 1,000.
 *
 * <p>A layer that is tight uses {@value #TIGHT_PROBES} of the eight words, in look-ups as in what
 * is added, and takes twice as many ids; it errs on fewer than 1 in 100. That is what memory
 * pressure makes of the last layer instead of opening one more. It is never wrong: what was added
 * before set the bits of all eight words.
 */
final class BloomFilter {

  static final int PAGE_LONGS = 512;
  private static final int BLOCK_LONGS = 8;
  private static final int PROBES = 8;
  private static final int TIGHT_PROBES = 6;
  private static final int BITS_FOR_ID = 25;
  private static final int TIGHT_BITS_FOR_ID = 12;

  private final List<Layer> layers = new ArrayList<>();

  /**
   * The last layer, which has half of all ids: kept at hand, for every step to it is a cache miss.
   */
  private @Nullable Layer last;

  /** Layer i: 2^i pages. */
  private static final class Layer {
    final int number;
    final long[] words;
    final int[] pageSizes;
    final BitSet dirtyPages = new BitSet();
    int size;
    boolean tight;

    Layer(int number, boolean tight) {
      this.number = number;
      this.words = new long[PAGE_LONGS << number];
      this.pageSizes = new int[1 << number];
      this.tight = tight;
    }

    boolean isFull() {
      return size >= words.length * (long) Long.SIZE / (tight ? TIGHT_BITS_FOR_ID : BITS_FOR_ID);
    }

    int probes() {
      return tight ? TIGHT_PROBES : PROBES;
    }

    /** First word of the id's block. */
    int block(long high) {
      return (int) (high & (words.length / BLOCK_LONGS - 1)) * BLOCK_LONGS;
    }

    boolean has(long high, long low) {
      int block = block(high);
      int probes = probes();
      for (int i = 0, word = first(low); i < probes; i++, word = word + 1 & 7) {
        if ((words[block + word] & bit(low, word)) == 0) {
          return false;
        }
      }
      return true;
    }

    void add(long high, long low) {
      int block = block(high);
      int probes = probes();
      for (int i = 0, word = first(low); i < probes; i++, word = word + 1 & 7) {
        words[block + word] |= bit(low, word);
      }
      size++;
      pageSizes[block / PAGE_LONGS]++;
      dirtyPages.set(block / PAGE_LONGS);
    }

    private static int first(long low) {
      return (int) (low >>> 60) & 7;
    }

    /** Six bits of the id for each word. */
    private static long bit(long low, int word) {
      return 1L << (low >>> 6 * word);
    }
  }

  /** Whether the id may have been added: false is certain. */
  boolean mayContain(long high, long low) {
    if (last == null || last.has(high, low)) {
      return last != null;
    }
    for (int i = last.number - 1; i >= 0; i--) {
      if (layers.get(i).has(high, low)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Adds an id that was not added before: every call counts.
   *
   * @param pressed whether memory is short
   */
  void add(long high, long low, boolean pressed) {
    Layer into = last == null ? open(pressed) : last;
    if (into.isFull()) {
      if (pressed && !into.tight) {
        into.tight = true;
        into.dirtyPages.set(0, into.pageSizes.length);
      } else {
        into = open(pressed);
      }
    }
    into.add(high, low);
  }

  private Layer open(boolean tight) {
    Layer opened = new Layer(layers.size(), tight);
    layers.add(opened);
    last = opened;
    return opened;
  }

  int layers() {
    return layers.size();
  }

  /** Ids added. */
  int size() {
    return layers.stream().mapToInt(layer -> layer.size).sum();
  }

  /** Ids added, as a share of what the layers take before another one opens. */
  double load() {
    double most =
        layers.stream()
            .mapToDouble(
                layer ->
                    (double) layer.words.length
                        * Long.SIZE
                        / (layer.tight ? TIGHT_BITS_FOR_ID : BITS_FOR_ID))
            .sum();
    return most == 0 ? 0 : size() / most;
  }

  /** Whether a layer is tight. */
  boolean isTight() {
    return layers.stream().anyMatch(layer -> layer.tight);
  }

  /** Bytes on heap. */
  long bytes() {
    return layers.stream().mapToLong(layer -> (long) layer.words.length * Long.BYTES).sum();
  }

  /** A page as it is stored. */
  record Page(long[] words, int size, boolean tight) {}

  /** Pages of a layer that changed since {@link #clean}. */
  BitSet dirtyPages(int layer) {
    return layers.get(layer).dirtyPages;
  }

  void clean() {
    layers.forEach(layer -> layer.dirtyPages.clear());
  }

  Page page(int layer, int page) {
    Layer from = layers.get(layer);
    long[] words = new long[PAGE_LONGS];
    System.arraycopy(from.words, page * PAGE_LONGS, words, 0, PAGE_LONGS);
    return new Page(words, from.pageSizes[page], from.tight);
  }

  /** Puts a stored page back; the layers up to its own are made as needed. */
  void restore(int layer, int page, Page stored) {
    while (layers.size() <= layer) {
      open(false);
    }
    Layer into = layers.get(layer);
    System.arraycopy(stored.words(), 0, into.words, page * PAGE_LONGS, PAGE_LONGS);
    into.size += stored.size() - into.pageSizes[page];
    into.pageSizes[page] = stored.size();
    into.tight |= stored.tight();
  }
}
