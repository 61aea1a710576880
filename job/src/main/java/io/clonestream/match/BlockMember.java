package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * A fragment as a block keeps it: as little as pruning needs.
 *
 * @param blocks its block keys, ascending
 * @param sketch sign bits of its centred vector; empty without a vector
 */
public record BlockMember(String id, String formId, String model, long[] blocks, long[] sketch) {

  /** The fragment as its blocks keep it. */
  public static BlockMember of(EmbeddedFragment embedded, BlockKeys keys, Codebook codebook) {
    byte[] vector = embedded.vector();
    return new BlockMember(
        embedded.fragment().id(),
        embedded.fragment().formId(),
        embedded.model(),
        keys.of(embedded.fragment(), vector),
        vector == null ? new long[0] : Sketch.of(vector, codebook));
  }

  /**
   * Whether the block {@code block} should hand this pair on for scoring. A pure function of both,
   * symmetric, and true in one block only: the one whose key is the smallest common to both.
   */
  public boolean isCandidate(BlockMember other, long block, int sketchDistance) {
    return !id.equals(other.id)
        && !formId.equals(other.formId)
        && firstBlock(other) == block
        && isNear(other, sketchDistance);
  }

  /** Whether any block hands this pair on for scoring. */
  boolean meets(BlockMember other, int sketchDistance) {
    return firstCommon(other, false) >= 0 && isCandidate(other, firstBlock(other), sketchDistance);
  }

  private long firstBlock(BlockMember other) {
    int common = firstCommon(other, false);
    if (common < 0) {
      throw new IllegalStateException(
          "Two members of one block, " + id + " and " + other.id + ", have no block in common");
    }
    return blocks[common];
  }

  /** Near by sketch, or by token grams that both share; unknown counts as near. */
  private boolean isNear(BlockMember other, int sketchDistance) {
    boolean comparable = sketch.length > 0 && other.sketch.length > 0 && model.equals(other.model);
    return !comparable
        || Sketch.distance(sketch, other.sketch) <= sketchDistance
        || firstCommon(other, true) >= 0;
  }

  /**
   * Index of the smallest block that both have, of all blocks or of those of grams; -1 for none.
   */
  private int firstCommon(BlockMember other, boolean onlyGrams) {
    int i = 0;
    int j = 0;
    while (i < blocks.length && j < other.blocks.length) {
      if (blocks[i] < other.blocks[j]) {
        i++;
      } else if (blocks[i] > other.blocks[j]) {
        j++;
      } else if (onlyGrams && !BlockKeys.isOfGrams(blocks[i])) {
        i++;
        j++;
      } else {
        return i;
      }
    }
    return -1;
  }
}
