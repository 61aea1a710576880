package io.clonestream.verify;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.match.BlockKeys;
import io.clonestream.match.BlockMember;
import io.clonestream.match.Codebook;
import io.clonestream.match.Measured;
import io.clonestream.match.Scorer;
import io.clonestream.match.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every pair above the store threshold among these fragments, block by block. */
public final class ExpectedPairs {

  private record Standing(EmbeddedFragment embedded, BlockMember member) {}

  private final Codebook codebook;
  private final int sketchDistance;
  private final Scorer own;
  private final Scorer inForce;

  /**
   * With what the stream matches with.
   *
   * @param sketchDistance bits by which two sketches differ at most
   * @param own by the job's own calibration, which decides what is kept
   * @param inForce by the calibration in force, which may keep less
   */
  public ExpectedPairs(Codebook codebook, int sketchDistance, Scorer own, Scorer inForce) {
    this.codebook = codebook;
    this.sketchDistance = sketchDistance;
    this.own = own;
    this.inForce = inForce;
  }

  public List<Similarity> of(Collection<EmbeddedFragment> fragments) {
    Map<Long, List<Standing>> blocks = new TreeMap<>();
    BlockKeys keys = new BlockKeys(codebook);
    for (EmbeddedFragment embedded : fragments) {
      BlockMember member = BlockMember.of(embedded, keys, codebook);
      for (long block : member.blocks()) {
        blocks
            .computeIfAbsent(block, empty -> new ArrayList<>())
            .add(new Standing(embedded, member));
      }
    }
    List<Similarity> pairs = new ArrayList<>();
    blocks.forEach((block, members) -> compare(block, members, pairs));
    return pairs;
  }

  private void compare(long block, List<Standing> members, List<Similarity> pairs) {
    for (int i = 0; i < members.size(); i++) {
      Standing a = members.get(i);
      for (int j = i + 1; j < members.size(); j++) {
        Standing b = members.get(j);
        if (a.member().isCandidate(b.member(), block, sketchDistance)
            && Scorer.admits(a.embedded().fragment(), b.embedded().fragment())) {
          Measured measured = own.measure(a.embedded(), b.embedded());
          Similarity similarity = inForce.rated(measured);
          if (own.stores(own.of(measured)) && similarity.isKept()) {
            pairs.add(similarity);
          }
        }
      }
    }
  }
}
