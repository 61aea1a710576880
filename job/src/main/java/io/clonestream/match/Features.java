package io.clonestream.match;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.MinHash;
import io.clonestream.fingerprint.StructureProfile;
import io.clonestream.fingerprint.SubTokens;
import io.clonestream.infer.Vectors;
import org.jspecify.annotations.Nullable;

/** Measures every {@link Feature} of a pair of fragments, by the ordinal of the feature. */
public final class Features {

  static final int MOST_PARAMETERS = 5;

  private Features() {}

  /**
   * The features of the pair.
   *
   * @param va embedding of {@code a} as int8, null where there is none
   * @param vb embedding of {@code b} by the same model
   */
  public static float[] of(Fragment a, byte @Nullable [] va, Fragment b, byte @Nullable [] vb) {
    float cosine = va == null || vb == null ? 0 : (float) Vectors.cosine(va, vb);
    float jaccard = SubTokens.jaccard(a.subTokens(), b.subTokens());
    float within = a.language().equals(b.language()) ? 1 : 0;
    float[] features = new float[Feature.values().length];
    features[Feature.COSINE.ordinal()] = cosine;
    features[Feature.JACCARD.ordinal()] = jaccard;
    features[Feature.STRUCTURE.ordinal()] = StructureProfile.cosine(a.structure(), b.structure());
    features[Feature.SHINGLES.ordinal()] = MinHash.jaccard(a.minHash(), b.minHash());
    features[Feature.NAME.ordinal()] = SubTokens.jaccard(a.nameWords(), b.nameWords());
    features[Feature.LENGTH.ordinal()] =
        (float) Math.abs(Math.log((double) a.tokens() / b.tokens()));
    features[Feature.PARAMETERS.ordinal()] =
        Math.min(MOST_PARAMETERS, Math.abs(a.parameters() - b.parameters()));
    features[Feature.LANGUAGE.ordinal()] = within;
    features[Feature.JACCARD_WITHIN.ordinal()] = within * jaccard;
    features[Feature.COSINE_WITHIN.ordinal()] = within * cosine;
    boolean types = a.kind() == SymbolKind.TYPE && b.kind() == SymbolKind.TYPE;
    features[Feature.TYPES.ordinal()] = types ? 1 : 0;
    return features;
  }
}
