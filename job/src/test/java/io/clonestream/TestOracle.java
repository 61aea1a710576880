package io.clonestream;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.LyingEmbedder;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.CalibrationFile;
import io.clonestream.match.Similarity;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The batch oracle as shipped, but for a model that hashes. */
final class TestOracle {

  static final VectorSource VECTORS = new VectorSource(new HashingEmbedder());

  /** Of a model without a vector for some texts, as simulations have it. */
  static final VectorSource LYING = new VectorSource(new LyingEmbedder());

  static final ExpectedPairs PAIRS =
      Recalibrations.expectedPairs(Recalibrations.inForce(List.of()));

  /** Pairs follow from this: simulations compare the same few fragments again and again. */
  private record Compared(VectorSource vectors, CalibrationFile inForce, List<String> fragments) {}

  private static final Map<Compared, List<Similarity>> KNOWN = new ConcurrentHashMap<>();

  private TestOracle() {}

  /** The rows that the graph must hold of what was recorded. */
  static List<GraphRow> rows(ExpectedGraph recorded) {
    return rows(recorded, List.of(), VECTORS);
  }

  /** The same after these calibrations were published, with these vectors. */
  static List<GraphRow> rows(
      ExpectedGraph recorded, Collection<CalibrationPublished> calibrations, VectorSource vectors) {
    CalibrationFile inForce = Recalibrations.inForce(calibrations);
    List<EmbeddedFragment> compared = compared(recorded, vectors);
    List<String> ids = compared.stream().map(embedded -> embedded.fragment().id()).toList();
    return recorded.rows(
        KNOWN.computeIfAbsent(
            new Compared(vectors, inForce, ids),
            k -> Recalibrations.expectedPairs(inForce).of(compared)));
  }

  private static List<EmbeddedFragment> compared(ExpectedGraph recorded, VectorSource vectors) {
    synchronized (vectors) { // which simulations share
      return vectors.of(recorded.compared(), done -> {});
    }
  }
}
