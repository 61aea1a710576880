package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.MinHash;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.fingerprint.SubTokens;
import io.clonestream.fingerprint.TokenGrams;
import io.clonestream.infer.Vectors;
import io.clonestream.match.WordRarity.Overlap;
import org.jspecify.annotations.Nullable;

/** Measures every {@link Feature} of a pair of fragments, by the ordinal of the feature. */
public final class Features {

  static final int MOST_PARAMETERS = 5;

  /** Summed rarity of common words beyond which more says nothing new. */
  static final float MUCH_EVIDENCE = 60;

  /** Summed rarity of the common words of a name that hardly two unrelated functions have. */
  static final float RARE_NAME = 12;

  private final WordRarity rarity;

  public Features(WordRarity rarity) {
    this.rarity = rarity;
  }

  /**
   * The features of the pair.
   *
   * @param va embedding of {@code a} as int8, null where there is none
   * @param vb embedding of {@code b} by the same model
   */
  public float[] of(Fragment a, byte @Nullable [] va, Fragment b, byte @Nullable [] vb) {
    Overlap words = rarity.overlap(a.subTokens(), b.subTokens());
    Overlap name = rarity.overlap(a.nameWords(), b.nameWords());
    int grams = TokenGrams.common(a.grams(), b.grams());
    boolean types = a.kind() == SymbolKind.TYPE && b.kind() == SymbolKind.TYPE;
    float[] features = new float[Feature.values().length];
    features[Feature.COSINE.ordinal()] =
        va == null || vb == null ? 0 : (float) Vectors.cosine(va, vb);
    features[Feature.JACCARD.ordinal()] = jaccard(words, a.subTokens(), b.subTokens());
    features[Feature.STRUCTURE.ordinal()] = StructureProfile.cosine(a.structure(), b.structure());
    features[Feature.SHINGLES.ordinal()] = MinHash.jaccard(a.minHash(), b.minHash());
    features[Feature.NAME.ordinal()] = jaccard(name, a.nameWords(), b.nameWords());
    features[Feature.LENGTH.ordinal()] = length(a.tokens(), b.tokens());
    features[Feature.PARAMETERS.ordinal()] = parameters(a.parameters(), b.parameters());
    features[Feature.BREVITY.ordinal()] = brevity(a.tokens(), b.tokens());
    features[Feature.WEIGHTED_JACCARD.ordinal()] = words.jaccard();
    features[Feature.CONTAINMENT.ordinal()] = words.containment();
    features[Feature.EVIDENCE.ordinal()] = Math.min(1, words.common() / MUCH_EVIDENCE);
    features[Feature.NAME_RARITY.ordinal()] = nameRarity(name);
    features[Feature.GRAMS.ordinal()] =
        TokenGrams.overlap(grams, Math.max(a.grams().length, b.grams().length));
    features[Feature.SHARED_GRAMS.ordinal()] = TokenGrams.shared(grams);
    features[Feature.TYPES.ordinal()] = types ? 1 : 0;
    return features;
  }

  private static float jaccard(Overlap overlap, int[] a, int[] b) {
    return SubTokens.jaccard(overlap.words(), a.length + b.length);
  }

  static float length(int a, int b) {
    return (float) Math.log((double) Math.max(a, b) / Math.min(a, b)); // alike in either order
  }

  static int parameters(int a, int b) {
    return Math.min(MOST_PARAMETERS, Math.abs(a - b));
  }

  static float brevity(int a, int b) {
    return (float) (1 / Math.sqrt(Math.min(a, b)));
  }

  static float nameRarity(Overlap name) {
    return name.jaccard() * Math.min(1, name.common() / RARE_NAME);
  }
}
