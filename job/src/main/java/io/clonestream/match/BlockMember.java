package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import java.util.Arrays;

/**
 * A fragment as a block keeps it: as little as pruning needs. Block keys are long hashes; where
 * they are only compared, half of each, its mark, is enough: two fragments have the same mark of
 * different blocks once in millions of pairs.
 *
 * @param form hash of its form
 * @param marks of its block keys, ascending; a block needs those below its own
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record BlockMember(String id, long form, int[] marks, Signature signature) {

  static BlockMember of(Fragment fragment, int[] marks, Signature signature) {
    return new BlockMember(fragment.id(), StableHash.hash64(fragment.formId()), marks, signature);
  }

  /** The marks of these block keys. */
  static int[] marks(long[] blocks) {
    int[] marks = new int[blocks.length];
    for (int i = 0; i < blocks.length; i++) {
      marks[i] = mark(blocks[i]);
    }
    Arrays.sort(marks);
    return marks;
  }

  /** As this block keeps it. */
  BlockMember in(long block) {
    int below = Arrays.binarySearch(marks, mark(block));
    return new BlockMember(id, form, Arrays.copyOf(marks, Math.max(0, below)), signature);
  }

  /**
   * Whether the block {@code block}, in which both stand, should hand this pair on for scoring. A
   * pure function of both, symmetric, and true in one block only: the one whose mark is the lowest
   * common to both.
   */
  boolean isCandidate(BlockMember other, long block, Screen screen) {
    return form != other.form
        && screen.passes(signature, other.signature)
        && !haveCommon(other, mark(block));
  }

  /** Whether any block hands this pair on for scoring; both with all their marks. */
  boolean meets(BlockMember other, Screen screen) {
    return form != other.form
        && haveCommon(other, Integer.MAX_VALUE)
        && screen.passes(signature, other.signature);
  }

  private static int mark(long block) {
    return (int) block;
  }

  /** Whether both have a mark that is below this one. */
  private boolean haveCommon(BlockMember other, int below) {
    int i = 0;
    int j = 0;
    while (i < marks.length && j < other.marks.length) {
      int mine = marks[i];
      int theirs = other.marks[j];
      if (mine >= below || theirs >= below) {
        return false;
      }
      if (mine == theirs) {
        return true;
      }
      if (mine < theirs) {
        i++;
      } else {
        j++;
      }
    }
    return false;
  }
}
