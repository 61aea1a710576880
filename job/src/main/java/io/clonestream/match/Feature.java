package io.clonestream.match;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is measured of a pair, each symmetric. The names, in lower case, are keys of calibrations:
 * never rename one.
 */
public enum Feature {
  /** Cosine of the embeddings; 0 where one is missing. */
  COSINE,
  /** Jaccard similarity of the sub-tokens. */
  JACCARD,
  /** Cosine of the structure profiles. */
  STRUCTURE,
  /** Estimated Jaccard similarity of the token 3-grams. */
  SHINGLES,
  /** Jaccard similarity of the words of both names. */
  NAME,
  /** Absolute difference of the natural logarithms of the token counts. */
  LENGTH,
  /** Absolute difference of the parameter counts, at most {@link Features#MOST_PARAMETERS}. */
  PARAMETERS,
  /** 1 by the square root of the smaller token count: little code says little. */
  BREVITY,
  /** Jaccard similarity of the sub-tokens, each weighted by its rarity. */
  WEIGHTED_JACCARD,
  /** Share of the common sub-tokens in the side that has less, weighted by rarity. */
  CONTAINMENT,
  /** Rarity of all common sub-tokens, as a share of {@link Features#MUCH_EVIDENCE}, at most 1. */
  EVIDENCE,
  /**
   * Jaccard similarity of the name words weighted by rarity, times the rarity of the common ones as
   * a share of {@link Features#RARE_NAME}, at most 1.
   */
  NAME_RARITY,
  /** Share of the common token 3-grams, with what is local hidden, in the side that has more. */
  GRAMS,
  /** How many such 3-grams are common, on a logarithmic scale. */
  SHARED_GRAMS,
  /** 1 where both are types: a skeleton of signatures says less than a body of as many tokens. */
  TYPES;

  /** Every feature, by its ordinal. */
  static final List<Feature> ALL = List.of(values());

  /** What a calibration says of a feature, or of a model. */
  static final Pattern KEYS =
      Pattern.compile(
          "(semantic|lexical)\\.(within|across)\\.(bias|"
              + Arrays.stream(values()).map(Feature::key).collect(Collectors.joining("|"))
              + ")");

  /** Its name in calibrations. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
