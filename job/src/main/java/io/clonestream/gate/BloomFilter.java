package io.clonestream.gate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A scalable blocked Bloom filter over 128-bit ids: says for certain that an id was never added, or
 * that it may have been.
 *
 * <p>Layers double in size (Almeida et al., Scalable Bloom Filters, 2007); a new one opens when the
 * last is 80 % full. Within a layer an id touches one block of 512 bits, one cache line (Putze,
 * Sanders, Singler, Cache-, Hash- and Space-Efficient Bloom Filters, 2007), in which double hashing
 * sets {@value #BITS_PER_ID} bits (Kirsch, Mitzenmacher, Less Hashing, Same Performance, 2006). A
 * layer is made of pages of 4 KiB, the unit in which the filter is stored; a page that changed
 * since it was stored is dirty. With {@value #ROOM_PER_ID} bits for each id a full layer errs on
 * fewer than 1 in 1,000.
 */
final class BloomFilter {

  static final int PAGE_BYTES = 4096;
  private static final int PAGE_LONGS = PAGE_BYTES / Long.BYTES;
  private static final int BLOCK_LONGS = 8;
  private static final int BITS_PER_ID = 8;
  private static final int ROOM_PER_ID = 20;

  private final List<Layer> layers = new ArrayList<>();

  /** Layer i: 2^i pages. */
  private static final class Layer {
    final long[] words;
    final BitSet dirtyPages = new BitSet();
    int size;

    Layer(int number) {
      words = new long[PAGE_LONGS << number];
    }

    int capacity() {
      return words.length * Long.SIZE / ROOM_PER_ID;
    }

    boolean isFull() {
      return size >= capacity() * 4L / 5;
    }
  }

  /** Whether the id may have been added: false is certain. */
  boolean mayContain(long high, long low) {
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (hasBits(layer.words, block(layer, high), low)) {
        return true;
      }
    }
    return false;
  }

  /** Adds an id, unless it already seems to be there. */
  void add(long high, long low) {
    if (mayContain(high, low)) {
      return;
    }
    if (layers.isEmpty() || layers.get(layers.size() - 1).isFull()) {
      layers.add(new Layer(layers.size()));
    }
    Layer layer = layers.get(layers.size() - 1);
    int block = block(layer, high);
    int step = step(low);
    for (int i = 0, bit = (int) low; i < BITS_PER_ID; i++, bit += step) {
      layer.words[block + ((bit >>> 6) & 7)] |= 1L << bit;
    }
    layer.size++;
    layer.dirtyPages.set(block / PAGE_LONGS);
  }

  private static boolean hasBits(long[] words, int block, long low) {
    int step = step(low);
    for (int i = 0, bit = (int) low; i < BITS_PER_ID; i++, bit += step) {
      if ((words[block + ((bit >>> 6) & 7)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** First word of the id's block. */
  private static int block(Layer layer, long high) {
    int blocks = layer.words.length / BLOCK_LONGS;
    return (int) (high & (blocks - 1)) * BLOCK_LONGS;
  }

  private static int step(long low) {
    return (int) (low >>> 32) | 1;
  }

  int layers() {
    return layers.size();
  }

  int size(int layer) {
    return layers.get(layer).size;
  }

  /** Ids added, at least: one that seemed to be there was not counted. */
  int size() {
    return layers.stream().mapToInt(layer -> layer.size).sum();
  }

  /** Pages of a layer that changed since {@link #clean}. */
  BitSet dirtyPages(int layer) {
    return layers.get(layer).dirtyPages;
  }

  void clean() {
    layers.forEach(layer -> layer.dirtyPages.clear());
  }

  /** The page's words. */
  long[] page(int layer, int page) {
    long[] words = new long[PAGE_LONGS];
    System.arraycopy(layers.get(layer).words, page * PAGE_LONGS, words, 0, PAGE_LONGS);
    return words;
  }

  /** Puts a stored page back; the layers up to its own are made as needed. */
  void restore(int layer, int page, long[] words) {
    ensure(layer);
    System.arraycopy(words, 0, layers.get(layer).words, page * PAGE_LONGS, PAGE_LONGS);
  }

  void restoreSize(int layer, int size) {
    ensure(layer);
    layers.get(layer).size = size;
  }

  private void ensure(int layer) {
    while (layers.size() <= layer) {
      layers.add(new Layer(layers.size()));
    }
  }

  /** Bytes on heap. */
  long bytes() {
    return layers.stream().mapToLong(layer -> (long) layer.words.length * Long.BYTES).sum();
  }
}
