package io.clonestream.infer;

/** Text to the token ids of a model. Safe for use by several threads. */
public interface Tokenizer {

  /**
   * The ids of the text, special tokens included.
   *
   * @param maxTokens most ids that are returned; what comes later in the text is cut off
   */
  int[] encode(String text, int maxTokens);
}
