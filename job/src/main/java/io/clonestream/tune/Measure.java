package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.Vectors;
import io.clonestream.match.Features;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Measures pairs as the job does: the fragment with the lower id first, both with their vectors.
 */
final class Measure {

  private final Features features;
  private final Map<String, byte[]> vectors = new HashMap<>();

  /**
   * @param embedded every fragment that will be measured
   */
  Measure(Features features, Collection<EmbeddedFragment> embedded) {
    this.features = features;
    for (EmbeddedFragment fragment : embedded) {
      byte[] vector = fragment.vector();
      if (vector != null) {
        vectors.put(fragment.fragment().id(), vector);
      }
    }
  }

  float[] of(Specimen a, Specimen b) {
    Fragment first = a.fragment();
    Fragment second = b.fragment();
    return first.id().compareTo(second.id()) > 0 ? of(second, first) : of(first, second);
  }

  private float[] of(Fragment lower, Fragment higher) {
    return features.of(lower, vector(lower), higher, vector(higher));
  }

  double cosine(Specimen a, Specimen b) {
    return Vectors.cosine(vector(a.fragment()), vector(b.fragment()));
  }

  byte[] vector(Fragment fragment) {
    byte[] vector = vectors.get(fragment.id());
    if (vector == null) {
      throw new IllegalStateException(fragment + " was not embedded");
    }
    return vector;
  }
}
