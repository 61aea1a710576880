package io.clonestream.infer;

import io.clonestream.cause.Fault;
import org.jspecify.annotations.Nullable;

/** A model that cannot be used as configured; the message names the file and the broken rule. */
public final class ModelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  ModelException(String message) {
    super(Fault.INFER_MODEL.said(message));
  }

  ModelException(String message, @Nullable Throwable cause) {
    super(Fault.INFER_MODEL.said(message), cause);
  }
}
