package io.clonestream;

import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.MatchOptions;
import io.clonestream.match.Scorer;
import io.clonestream.persist.GraphRow;
import io.clonestream.verify.ExpectedGraph;
import io.clonestream.verify.ExpectedPairs;
import java.util.List;

/** The batch oracle as shipped, but for a model that hashes. */
final class TestOracle {

  static final VectorSource VECTORS = new VectorSource(new HashingEmbedder());
  static final ExpectedPairs PAIRS =
      new ExpectedPairs(
          Codebook.load(Codebook.DEFAULT),
          MatchOptions.SKETCH_DISTANCE.defaultValue(),
          new Scorer(Calibration.load(Calibration.DEFAULT)));

  private TestOracle() {}

  /** The rows that the graph must hold of what was recorded. */
  static List<GraphRow> rows(ExpectedGraph recorded) {
    return recorded.rows(PAIRS.of(VECTORS.of(recorded.compared(), done -> {})));
  }
}
