package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;

/**
 * A fragment as a block keeps it: as little as pruning needs.
 *
 * @param form hash of its form
 * @param blocks its block keys, ascending
 */
record BlockMember(String id, long form, long[] blocks, Signature signature) {

  static BlockMember of(Fragment fragment, long[] blocks, Signature signature) {
    return new BlockMember(fragment.id(), StableHash.hash64(fragment.formId()), blocks, signature);
  }

  /**
   * Whether the block {@code block} should hand this pair on for scoring. A pure function of both,
   * symmetric, and true in one block only: the one whose key is the smallest common to both.
   */
  boolean isCandidate(BlockMember other, long block, Screen screen) {
    return form != other.form
        && screen.passes(signature, other.signature)
        && firstBlock(other) == block;
  }

  /** Whether any block hands this pair on for scoring. */
  boolean meets(BlockMember other, Screen screen) {
    int first = firstCommon(other);
    return first >= 0 && isCandidate(other, blocks[first], screen);
  }

  private long firstBlock(BlockMember other) {
    int common = firstCommon(other);
    if (common < 0) {
      throw new IllegalStateException(
          "Two members of one block, " + id + " and " + other.id + ", have no block in common");
    }
    return blocks[common];
  }

  /** Index of the smallest block that both have; -1 for none. */
  private int firstCommon(BlockMember other) {
    int i = 0;
    int j = 0;
    while (i < blocks.length && j < other.blocks.length) {
      if (blocks[i] < other.blocks[j]) {
        i++;
      } else if (blocks[i] > other.blocks[j]) {
        j++;
      } else {
        return i;
      }
    }
    return -1;
  }
}
