package io.clonestream.gate;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * A Bloom filter as numbered pages: number {@code layer << 20 | page} holds a page of 4 KiB, number
 * {@code -1 - layer} the count of ids in that layer.
 */
final class BloomPages {

  private BloomPages() {}

  /** Hands out what changed since the last time. */
  static void write(BloomFilter filter, BiConsumer<Integer, byte[]> pages) {
    for (int layer = 0; layer < filter.layers(); layer++) {
      BitSet dirty = filter.dirtyPages(layer);
      for (int page = dirty.nextSetBit(0); page >= 0; page = dirty.nextSetBit(page + 1)) {
        ByteBuffer bytes = ByteBuffer.allocate(BloomFilter.PAGE_BYTES);
        bytes.asLongBuffer().put(filter.page(layer, page));
        pages.accept(layer << 20 | page, bytes.array());
      }
      if (!dirty.isEmpty()) {
        byte[] size = ByteBuffer.allocate(Integer.BYTES).putInt(filter.size(layer)).array();
        pages.accept(-1 - layer, size);
      }
    }
    filter.clean();
  }

  static BloomFilter read(Iterable<Map.Entry<Integer, byte[]>> pages) {
    BloomFilter filter = new BloomFilter();
    for (Map.Entry<Integer, byte[]> entry : pages) {
      int number = entry.getKey();
      ByteBuffer bytes = ByteBuffer.wrap(entry.getValue());
      if (number < 0) {
        filter.restoreSize(-1 - number, bytes.getInt());
      } else {
        long[] words = new long[BloomFilter.PAGE_BYTES / Long.BYTES];
        bytes.asLongBuffer().get(words);
        filter.restore(number >>> 20, number & 0xFFFFF, words);
      }
    }
    return filter;
  }
}
