package io.clonestream.verify;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.match.BlockIndex;
import io.clonestream.match.Codebook;
import io.clonestream.match.Measured;
import io.clonestream.match.Scorer;
import io.clonestream.match.Screen;
import io.clonestream.match.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Every pair above the store threshold among these fragments, block by block. */
public final class ExpectedPairs {

  private final Codebook codebook;
  private final Screen screen;
  private final Scorer own;
  private final Scorer inForce;

  /**
   * With what the stream matches with.
   *
   * @param screen that the job's blocks screen with
   * @param own by the job's own calibration, which decides what is kept
   * @param inForce by the calibration in force, which may keep less
   */
  public ExpectedPairs(Codebook codebook, Screen screen, Scorer own, Scorer inForce) {
    this.codebook = codebook;
    this.screen = screen;
    this.own = own;
    this.inForce = inForce;
  }

  public List<Similarity> of(Collection<EmbeddedFragment> fragments) {
    List<Similarity> pairs = new ArrayList<>();
    new BlockIndex(codebook, screen, fragments)
        .forEachCandidate(
            (a, b) -> {
              Measured measured = own.measure(a, b);
              Similarity similarity = inForce.rated(measured);
              if (own.stores(own.of(measured)) && similarity.isKept()) {
                pairs.add(similarity);
              }
            });
    return pairs;
  }
}
