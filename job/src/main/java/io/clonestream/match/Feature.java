package io.clonestream.match;

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
  /** 1 within one language, 0 across. */
  LANGUAGE,
  /** Sub-token Jaccard within one language, 0 across. */
  JACCARD_WITHIN,
  /** Embedding cosine within one language, 0 across. */
  COSINE_WITHIN,
  /** 1 where both are types: a skeleton of signatures says less than a body of as many tokens. */
  TYPES
}
