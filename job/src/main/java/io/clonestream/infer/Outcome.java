package io.clonestream.infer;

/** What became of one text. */
public sealed interface Outcome {

  /**
   * The text has a vector.
   *
   * @param vector int8, as {@link Vectors} makes it; not to be changed
   * @param model id of the model
   */
  record Embedded(byte[] vector, String model) implements Outcome {}

  /**
   * No vector could be had: only lexical features remain.
   *
   * @param reason a sentence for people
   */
  record Degraded(String reason) implements Outcome {}
}
