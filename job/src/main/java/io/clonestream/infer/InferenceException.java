package io.clonestream.infer;

import org.jspecify.annotations.Nullable;

/** One inference failed in a way that another attempt may mend. */
public final class InferenceException extends Exception {

  private static final long serialVersionUID = 1L;

  InferenceException(String message) {
    super(message);
  }

  InferenceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
