package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.infer.EmbeddedFragment;
import java.nio.ByteBuffer;

/**
 * What a block keeps of a fragment so that every {@link Feature} of a pair can be estimated: some
 * 180 bytes, read where they lie, as a newcomer is compared with thousands.
 *
 * @param bytes the fields one after the other, big-endian, the vector and the name at the end
 * @param at where in {@code bytes} they begin
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record Signature(byte[] bytes, int at) {

  /** Bytes kept of the MinHash signature. */
  static final int SHINGLES = 16;

  /** Bits of {@link StructureProfile#sketch}. */
  static final int STRUCTURE = StructureProfile.DIRECTIONS;

  private static final int STRUCTURE_AT = 0;
  private static final int SHINGLES_AT = STRUCTURE_AT + STRUCTURE / Byte.SIZE;
  private static final int WORDS_AT = SHINGLES_AT + SHINGLES;
  private static final int GRAMS_AT = WORDS_AT + MinSketch.SIZE;
  private static final int MODEL_AT = GRAMS_AT + MinSketch.SIZE;
  private static final int LANGUAGE_AT = MODEL_AT + Long.BYTES;
  private static final int RARITY_AT = LANGUAGE_AT + Integer.BYTES;
  private static final int TOKENS_AT = RARITY_AT + Float.BYTES;
  private static final int PARAMETERS_AT = TOKENS_AT + Integer.BYTES;
  private static final int GRAM_COUNT_AT = PARAMETERS_AT + Short.BYTES;
  private static final int TYPE_AT = GRAM_COUNT_AT + Short.BYTES;
  private static final int VECTOR_SIZE_AT = TYPE_AT + Byte.BYTES;
  private static final int NAME_SIZE_AT = VECTOR_SIZE_AT + Byte.BYTES;
  private static final int VECTOR_AT = NAME_SIZE_AT + Short.BYTES;

  static Signature of(
      EmbeddedFragment embedded, Place place, Codebook codebook, WordRarity rarity) {
    Fragment fragment = embedded.fragment();
    float together = 0;
    for (int word : fragment.subTokens()) {
      together += rarity.of(word);
    }
    return of(
        StableHash.hash64(embedded.model()),
        place.embeddingSketch(codebook),
        MinSketch.of(fragment.subTokens(), rarity::of),
        MinSketch.of(fragment.grams()),
        MinSketch.lowest(fragment.minHash(), SHINGLES),
        place.structureSketch(),
        together,
        fragment.grams().length,
        fragment.tokens(),
        fragment.parameters(),
        fragment.kind() == SymbolKind.TYPE,
        (int) StableHash.hash64(fragment.language()),
        fragment.nameWords());
  }

  /**
   * The signature of these.
   *
   * @param model hash of the model of its vector
   * @param vector {@link Sketch} of the vector; empty without one
   * @param words {@link MinSketch} of its sub-tokens by rarity
   * @param grams {@link MinSketch} of its token grams
   * @param shingles lowest bytes of its MinHash signature
   * @param structure sketch of its {@link StructureProfile}
   * @param rarity of its sub-tokens, summed
   * @param gramCount number of token grams
   * @param language hash of its language
   * @param name hashes of the words of its name, ascending
   */
  static Signature of(
      long model,
      long[] vector,
      long[] words,
      long[] grams,
      long[] shingles,
      long[] structure,
      float rarity,
      int gramCount,
      int tokens,
      int parameters,
      boolean type,
      int language,
      int[] name) {
    ByteBuffer out =
        ByteBuffer.allocate(VECTOR_AT + Long.BYTES * vector.length + Integer.BYTES * name.length);
    out.asLongBuffer().put(structure).put(shingles).put(words).put(grams).put(model);
    out.position(LANGUAGE_AT);
    out.putInt(language).putFloat(rarity).putInt(tokens);
    out.putShort((short) parameters).putShort((short) gramCount).put((byte) (type ? 1 : 0));
    out.put((byte) vector.length).putShort((short) name.length);
    for (long word : vector) {
      out.putLong(word);
    }
    for (int word : name) {
      out.putInt(word);
    }
    return new Signature(out.array(), 0);
  }

  /** Number of its bytes. */
  int size() {
    return nameAt() - at + Integer.BYTES * nameSize();
  }

  int language() {
    return Packed.intAt(bytes, at + LANGUAGE_AT);
  }

  float rarity() {
    return Float.intBitsToFloat(Packed.intAt(bytes, at + RARITY_AT));
  }

  int tokens() {
    return Packed.intAt(bytes, at + TOKENS_AT);
  }

  int parameters() {
    return Packed.shortAt(bytes, at + PARAMETERS_AT);
  }

  int gramCount() {
    return Packed.shortAt(bytes, at + GRAM_COUNT_AT);
  }

  boolean type() {
    return bytes[at + TYPE_AT] != 0;
  }

  int[] name() {
    int[] name = new int[nameSize()];
    for (int i = 0; i < name.length; i++) {
      name[i] = nameWord(i);
    }
    return name;
  }

  private int nameSize() {
    return Packed.shortAt(bytes, at + NAME_SIZE_AT);
  }

  private int nameAt() {
    return at + VECTOR_AT + Long.BYTES * vectorWords();
  }

  private int nameWord(int i) {
    return Packed.intAt(bytes, nameAt() + Integer.BYTES * i);
  }

  private int vectorWords() {
    return bytes[at + VECTOR_SIZE_AT] & 0xff;
  }

  /** Bits of the sketch of the vector; 0 without one. */
  int vectorBits() {
    return Long.SIZE * vectorWords();
  }

  private long word(int offset) {
    return Packed.longAt(bytes, at + offset);
  }

  /** Whether both have vectors, of one model. */
  boolean isComparable(Signature other) {
    return vectorWords() > 0 && other.vectorWords() > 0 && word(MODEL_AT) == other.word(MODEL_AT);
  }

  /** Whether both names have a word in common. */
  boolean sharesName(Signature other) {
    for (int i = 0, j = 0; i < nameSize() && j < other.nameSize(); ) {
      int order = Integer.compare(nameWord(i), other.nameWord(j));
      if (order == 0) {
        return true;
      }
      i += order < 0 ? 1 : 0;
      j += order > 0 ? 1 : 0;
    }
    return false;
  }

  /** Bits of the sketches of comparable vectors that differ. */
  int vectorDistance(Signature other) {
    return distance(other, VECTOR_AT, vectorWords());
  }

  /** Bits of the sketches of the structure that differ. */
  int structureDistance(Signature other) {
    return distance(other, STRUCTURE_AT, STRUCTURE / Long.SIZE);
  }

  /** Bytes of the sketches of the sub-tokens that are equal. */
  int equalWords(Signature other) {
    return equal(other, WORDS_AT, MinSketch.SIZE / Long.BYTES);
  }

  /** Bytes of the sketches of the token grams that are equal. */
  int equalGrams(Signature other) {
    return equal(other, GRAMS_AT, MinSketch.SIZE / Long.BYTES);
  }

  /** Bytes kept of the MinHash signatures that are equal. */
  int equalShingles(Signature other) {
    return equal(other, SHINGLES_AT, SHINGLES / Long.BYTES);
  }

  private int distance(Signature other, int offset, int words) {
    int distance = 0;
    for (int i = 0; i < words; i++) {
      distance +=
          Long.bitCount(word(offset + Long.BYTES * i) ^ other.word(offset + Long.BYTES * i));
    }
    return distance;
  }

  private int equal(Signature other, int offset, int words) {
    int equal = 0;
    for (int i = 0; i < words; i++) {
      equal += MinSketch.equal(word(offset + Long.BYTES * i), other.word(offset + Long.BYTES * i));
    }
    return equal;
  }
}
