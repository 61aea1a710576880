package io.clonestream.gate;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A Bloom filter as numbered pages: number {@code layer << 20 | page} holds the 4 KiB of a page,
 * the number of ids added in it, and 1 where its layer is tight, else 0.
 */
final class BloomPages {

  private static final int BYTES = BloomFilter.PAGE_LONGS * Long.BYTES + Integer.BYTES + Byte.BYTES;

  private BloomPages() {}

  /** Hands out what changed since the last time. */
  static void write(BloomFilter filter, BiConsumer<Integer, byte[]> pages) {
    for (int layer = 0; layer < filter.layers(); layer++) {
      BitSet dirty = filter.dirtyPages(layer);
      for (int page = dirty.nextSetBit(0); page >= 0; page = dirty.nextSetBit(page + 1)) {
        pages.accept(layer << 20 | page, bytes(filter.page(layer, page)));
      }
    }
    filter.clean();
  }

  private static byte[] bytes(BloomFilter.Page page) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    for (long word : page.words()) {
      bytes.putLong(word);
    }
    return bytes.putInt(page.size()).put((byte) (page.tight() ? 1 : 0)).array();
  }

  /**
   * The filter of these pages; null where they are of an earlier version, which hashed otherwise.
   */
  static @Nullable BloomFilter read(Iterable<Map.Entry<Integer, byte[]>> pages) {
    BloomFilter filter = new BloomFilter();
    for (Map.Entry<Integer, byte[]> entry : pages) {
      int number = entry.getKey();
      if (number < 0 || entry.getValue().length != BYTES) {
        return null;
      }
      ByteBuffer bytes = ByteBuffer.wrap(entry.getValue());
      long[] words = new long[BloomFilter.PAGE_LONGS];
      for (int i = 0; i < words.length; i++) {
        words[i] = bytes.getLong();
      }
      filter.restore(
          number >>> 20,
          number & 0xFFFFF,
          new BloomFilter.Page(words, bytes.getInt(), bytes.get() == 1));
    }
    return filter;
  }
}
