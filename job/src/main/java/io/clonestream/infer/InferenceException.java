package io.clonestream.infer;

import io.clonestream.cause.Fault;
import org.jspecify.annotations.Nullable;

/** One inference failed in a way that another attempt may mend. */
public final class InferenceException extends Exception {

  private static final long serialVersionUID = 1L;

  InferenceException(String message) {
    super(Fault.INFER_FAILED.said(message));
  }

  InferenceException(String message, @Nullable Throwable cause) {
    super(Fault.INFER_FAILED.said(message), cause);
  }
}
