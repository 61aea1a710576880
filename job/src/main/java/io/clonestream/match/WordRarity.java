package io.clonestream.match;

import io.clonestream.fingerprint.StableHash;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How much a word, or a token gram, says: its inverse document frequency (Spärck Jones, 1972),
 * {@code ln((N + 1) / (df + 1))} over N functions of diverse code. A word below the table's
 * smallest frequency counts as one that a single function has.
 */
public final class WordRarity {

  private static final Map<String, WordRarity> LOADED = new ConcurrentHashMap<>();

  private final int[] slots;
  private final float[] weights;
  private final float unseen;

  /**
   * @param words hashes of words as in {@link io.clonestream.fingerprint.SubTokens}, ascending
   * @param frequencies how many functions have each
   * @param documents how many functions there were
   */
  public WordRarity(int[] words, int[] frequencies, int documents) {
    int size = Integer.highestOneBit(Math.max(1, words.length)) << 2;
    this.slots = new int[size];
    this.weights = new float[size];
    this.unseen = weight(1, documents);
    Arrays.fill(weights, Float.NaN);
    for (int i = 0; i < words.length; i++) {
      int slot = slot(words[i]);
      slots[slot] = words[i];
      weights[slot] = weight(frequencies[i], documents);
    }
  }

  /**
   * Where the word is, or would be: open addressing with linear probing. A free slot weighs NaN.
   */
  private int slot(int word) {
    int slot = (int) StableHash.mix(word) & slots.length - 1;
    while (slots[slot] != word && !Float.isNaN(weights[slot])) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  /**
   * The table in {@code match/<id>.bin}, hash and frequency of each word as big-endian integers,
   * ascending, with the number of documents in {@code match/<id>.properties}. Read once: all tasks
   * of a process share it.
   */
  public static WordRarity load(String id) {
    return LOADED.computeIfAbsent(id, WordRarity::read);
  }

  private static WordRarity read(String id) {
    String resource = "/match/" + id;
    try (InputStream about = open(id, resource + ".properties");
        Reader reader = new InputStreamReader(about, StandardCharsets.UTF_8);
        InputStream table = open(id, resource + ".bin")) {
      Properties properties = new Properties();
      properties.load(reader);
      byte[] bytes = table.readAllBytes();
      DataInputStream data = new DataInputStream(new ByteArrayInputStream(bytes));
      int[] words = new int[bytes.length / (2 * Integer.BYTES)];
      int[] frequencies = new int[words.length];
      for (int i = 0; i < words.length; i++) {
        words[i] = data.readInt();
        frequencies[i] = data.readInt();
        if (i > 0 && words[i] <= words[i - 1]) {
          throw new IOException("Word " + i + " does not come after the one before");
        }
      }
      return new WordRarity(
          words, frequencies, (int) Calibration.number(id, properties, "documents"));
    } catch (IOException e) {
      throw new UncheckedIOException("Words " + resource + " cannot be read", e);
    }
  }

  private static InputStream open(String id, String resource) {
    InputStream in = WordRarity.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IllegalArgumentException("Words '" + id + "' have no resource " + resource);
    }
    return in;
  }

  private static float weight(int frequency, int documents) {
    return (float) Math.log((documents + 1.0) / (frequency + 1.0));
  }

  /** The weight of one word, by its hash. */
  public float of(int word) {
    float weight = weights[slot(word)];
    return Float.isNaN(weight) ? unseen : weight;
  }

  /** Whether the table has it. */
  boolean isKnown(int word) {
    return !Float.isNaN(weights[slot(word)]);
  }

  /** The {@code count} rarest of a set of words, rarest first; of equals the lower first. */
  int[] rarest(int[] set, int count) {
    long[] keys = new long[set.length];
    for (int i = 0; i < set.length; i++) {
      long common = Integer.MAX_VALUE - Float.floatToIntBits(of(set[i]));
      keys[i] = common << Integer.SIZE | (set[i] ^ Integer.MIN_VALUE) & 0xffffffffL;
    }
    return Arrays.stream(keys)
        .sorted()
        .limit(count)
        .mapToInt(key -> (int) key ^ Integer.MIN_VALUE)
        .toArray();
  }

  /** Those of a set that the table has and that weigh at least {@code least}, rarest first. */
  int[] rarestKnown(int[] set, int count, float least) {
    return rarest(
        Arrays.stream(set).filter(word -> isKnown(word) && of(word) >= least).toArray(), count);
  }

  /** The first of a set that the table does not have. */
  int[] firstUnknown(int[] set, int count) {
    return Arrays.stream(set).filter(word -> !isKnown(word)).limit(count).toArray();
  }

  /** What two ascending sets of words have in common. */
  Overlap overlap(int[] a, int[] b) {
    int words = 0;
    float common = 0;
    float onlyA = 0;
    float onlyB = 0;
    int i = 0;
    int j = 0;
    while (i < a.length || j < b.length) {
      if (j == b.length || i < a.length && a[i] < b[j]) {
        onlyA += of(a[i++]);
      } else if (i == a.length || b[j] < a[i]) {
        onlyB += of(b[j++]);
      } else {
        common += of(a[i++]);
        j++;
        words++;
      }
    }
    return new Overlap(words, common, onlyA, onlyB);
  }

  /**
   * What two sets have in common.
   *
   * @param words number of the common words
   * @param common sum of their weights
   * @param onlyA sum of the weights of those of one side alone
   * @param onlyB the same of the other
   */
  record Overlap(int words, float common, float onlyA, float onlyB) {

    /** Common words among all, by weight; 0 where there are none. */
    float jaccard() {
      return common == 0 ? 0 : common / (common + (onlyA + onlyB));
    }

    /** Common words among those of the side that has less, by weight; 0 where there are none. */
    float containment() {
      return common == 0 ? 0 : common / (common + Math.min(onlyA, onlyB));
    }
  }
}
