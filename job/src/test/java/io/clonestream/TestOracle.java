package io.clonestream;

import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.VectorSource;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import java.util.Collection;
import java.util.List;

/** The batch oracle as shipped, but for a model that hashes. */
final class TestOracle {

  static final VectorSource VECTORS = new VectorSource(new HashingEmbedder());
  static final ExpectedPairs PAIRS = Recalibrations.expectedPairs(List.of());

  private TestOracle() {}

  /** The rows that the graph must hold of what was recorded. */
  static List<GraphRow> rows(ExpectedGraph recorded) {
    return rows(recorded, List.of());
  }

  /** The same after these calibrations were published. */
  static List<GraphRow> rows(
      ExpectedGraph recorded, Collection<CalibrationPublished> calibrations) {
    return rows(recorded, calibrations, VECTORS);
  }

  /** The same with other vectors. */
  static List<GraphRow> rows(
      ExpectedGraph recorded, Collection<CalibrationPublished> calibrations, VectorSource vectors) {
    return recorded.rows(
        Recalibrations.expectedPairs(calibrations).of(vectors.of(recorded.compared(), done -> {})));
  }
}
