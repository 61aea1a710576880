package io.clonestream.infer;

import io.clonestream.fingerprint.Fragment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fragment with its embedding.
 *
 * @param vector int8, as {@link Vectors} makes it; null when inference was degraded
 * @param model id of the model, {@link #LEXICAL} when there is no vector
 */
public record EmbeddedFragment(Fragment fragment, byte @Nullable [] vector, String model) {

  /** Model of fragments that have only their lexical features. */
  public static final String LEXICAL = "lexical";

  /** Not the compact form: it drops the annotation of an array. */
  public EmbeddedFragment(Fragment fragment, byte @Nullable [] vector, String model) {
    if ((vector == null) != model.equals(LEXICAL)) {
      throw new IllegalArgumentException(
          "Model " + model + " of " + fragment + ": exactly the lexical one has no vector");
    }
    this.fragment = fragment;
    this.vector = vector;
    this.model = model;
  }

  static EmbeddedFragment of(Fragment fragment, Outcome outcome) {
    return outcome instanceof Outcome.Embedded embedded
        ? new EmbeddedFragment(fragment, embedded.vector(), embedded.model())
        : lexical(fragment);
  }

  /** Without a vector. */
  static EmbeddedFragment lexical(Fragment fragment) {
    return new EmbeddedFragment(fragment, null, LEXICAL);
  }

  /** The same without the model input, which nobody reads after inference. */
  public EmbeddedFragment withoutText() {
    return new EmbeddedFragment(fragment.withoutText(), vector, model);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EmbeddedFragment that
        && that.fragment.equals(fragment)
        && that.model.equals(model)
        && Arrays.equals(that.vector, vector);
  }

  @Override
  public int hashCode() {
    return fragment.hashCode() * 31 + model.hashCode();
  }

  @Override
  public String toString() {
    return "EmbeddedFragment[" + fragment + " " + model + "]";
  }
}
