package io.clonestream.extract;

/**
 * Bounds of what is extracted.
 *
 * @param minTokens declarations of fewer tokens are no symbols
 * @param maxTokens nor are declarations of more
 * @param maxFileBytes files of more bytes are not parsed
 * @param maxDepth declarations nested in this many others are no symbols
 */
public record ExtractLimits(int minTokens, int maxTokens, int maxFileBytes, int maxDepth) {

  public static final ExtractLimits DEFAULT = new ExtractLimits(10, 20_000, 1 << 20, 16);

  public ExtractLimits {
    if (minTokens < 1 || maxTokens < minTokens || maxFileBytes < 1 || maxDepth < 1) {
      throw new IllegalArgumentException(
          "Limits must be positive and max-tokens at least min-tokens, not min-tokens "
              + minTokens
              + ", max-tokens "
              + maxTokens
              + ", max-file-bytes "
              + maxFileBytes
              + ", max-depth "
              + maxDepth);
    }
  }
}
