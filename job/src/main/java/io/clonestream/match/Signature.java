package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.infer.EmbeddedFragment;

/**
 * What a block keeps of a fragment so that every {@link Feature} of a pair can be estimated: some
 * 200 bytes.
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
 * @param name hashes of the words of its name
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record Signature(
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

  /** Bytes kept of the MinHash signature. */
  private static final int SHINGLES = 16;

  static Signature of(EmbeddedFragment embedded, Codebook codebook, WordRarity rarity) {
    Fragment fragment = embedded.fragment();
    byte[] vector = embedded.vector();
    float together = 0;
    for (int word : fragment.subTokens()) {
      together += rarity.of(word);
    }
    return new Signature(
        StableHash.hash64(embedded.model()),
        vector == null ? new long[0] : Sketch.of(vector, codebook),
        MinSketch.of(fragment.subTokens(), rarity::of),
        MinSketch.of(fragment.grams()),
        MinSketch.lowest(fragment.minHash(), SHINGLES),
        StructureProfile.sketch(fragment.structure()),
        together,
        fragment.grams().length,
        fragment.tokens(),
        fragment.parameters(),
        fragment.kind() == SymbolKind.TYPE,
        (int) StableHash.hash64(fragment.language()),
        fragment.nameWords());
  }

  /** Whether both have vectors, of one model. */
  boolean isComparable(Signature other) {
    return vector.length > 0 && other.vector.length > 0 && model == other.model;
  }
}
