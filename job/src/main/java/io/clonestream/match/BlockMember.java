package io.clonestream.match;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.StableHash;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A fragment as a block keeps it: as little as pruning needs, read where it lies. Block keys are
 * long hashes; where they are only compared, half of each, its mark, is enough: two fragments have
 * the same mark of different blocks once in millions of pairs.
 *
 * @param bytes its id (16 bytes), the hash of its form (8), its {@link Signature}, and to the end
 *     the marks of its block keys, ascending; a block needs those below its own
 */
@SuppressWarnings("ArrayRecordComponent") // never changed nor compared
record BlockMember(byte[] bytes) {

  private static final int FORM_AT = 16;
  private static final int SIGNATURE_AT = FORM_AT + Long.BYTES;

  static BlockMember of(Fragment fragment, int[] marks, Signature signature) {
    return of(fragment.id(), StableHash.hash64(fragment.formId()), marks, signature);
  }

  /**
   * The member of these.
   *
   * @param id of a fragment: 32 hexadecimal digits
   * @param form hash of its form
   * @param marks of its block keys, ascending
   */
  static BlockMember of(String id, long form, int[] marks, Signature signature) {
    int size = signature.size();
    ByteBuffer out = ByteBuffer.allocate(SIGNATURE_AT + size + Integer.BYTES * marks.length);
    out.put(HexFormat.of().parseHex(id)).putLong(form);
    out.put(signature.bytes(), signature.at(), size);
    out.asIntBuffer().put(marks);
    return new BlockMember(out.array());
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

  String id() {
    return HexFormat.of().formatHex(bytes, 0, FORM_AT);
  }

  private long form() {
    return Packed.longAt(bytes, FORM_AT);
  }

  Signature signature() {
    return new Signature(bytes, SIGNATURE_AT);
  }

  private int marksAt() {
    return SIGNATURE_AT + signature().size();
  }

  /** As this block keeps it. */
  BlockMember in(long block) {
    int end = marksAt();
    while (end < bytes.length && Packed.intAt(bytes, end) < mark(block)) {
      end += Integer.BYTES;
    }
    return new BlockMember(Arrays.copyOf(bytes, end));
  }

  /**
   * Whether the block {@code block}, in which both stand, should hand this pair on for scoring. A
   * pure function of both, symmetric, and true in one block only: the one whose mark is the lowest
   * common to both.
   */
  boolean isCandidate(BlockMember other, long block, Screen screen) {
    return form() != other.form()
        && screen.mayPass(signature(), other.signature())
        && !haveCommon(other, mark(block))
        && screen.passes(signature(), other.signature());
  }

  /** Whether any block hands this pair on for scoring; both with all their marks. */
  boolean meets(BlockMember other, Screen screen) {
    return form() != other.form()
        && haveCommon(other, Integer.MAX_VALUE)
        && screen.passes(signature(), other.signature());
  }

  private static int mark(long block) {
    return (int) block;
  }

  /** Whether both have a mark that is below this one. */
  private boolean haveCommon(BlockMember other, int below) {
    int i = marksAt();
    int j = other.marksAt();
    while (i < bytes.length && j < other.bytes.length) {
      int mine = Packed.intAt(bytes, i);
      int theirs = Packed.intAt(other.bytes, j);
      if (mine >= below || theirs >= below) {
        return false;
      }
      if (mine == theirs) {
        return true;
      }
      if (mine < theirs) {
        i += Integer.BYTES;
      } else {
        j += Integer.BYTES;
      }
    }
    return false;
  }
}
