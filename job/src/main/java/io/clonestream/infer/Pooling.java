package io.clonestream.infer;

/** How the vectors of all tokens become the one of the text. */
public enum Pooling {
  /** Their mean (Reimers and Gurevych, Sentence-BERT, 2019). */
  MEAN,
  /** The vector of the first token. */
  CLS
}
