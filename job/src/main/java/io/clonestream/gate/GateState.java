package io.clonestream.gate;

import io.clonestream.codec.CodecType;
import java.util.HexFormat;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/** Keys and keyed state of the gate. */
public final class GateState {

  /** Buckets over all key groups. Part of the state's format. */
  public static final int BUCKETS = 4096;

  /** Class records of a bucket by fragment id. */
  static final MapStateDescriptor<String, ClassRecord> CLASSES =
      new MapStateDescriptor<>(
          "classes", Types.STRING, new CodecType<>(ClassRecord.class, new ClassRecordCodec()));

  /** Revisions of withdrawals by id, of a bucket's classes that are not known. */
  static final MapStateDescriptor<String, Long> WITHDRAWN =
      new MapStateDescriptor<>("withdrawn", Types.STRING, Types.LONG);

  /** Bloom filter of a bucket: pages by layer and page number, see {@link BloomPages}. */
  static final MapStateDescriptor<Integer, byte[]> PAGES =
      new MapStateDescriptor<>(
          "bloom-pages", Types.INT, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

  private GateState() {}

  /** Whether it is 32 hexadecimal digits. */
  static boolean isFragmentId(String id) {
    boolean isId = id.length() == 32;
    for (int i = 0; isId && i < 32; i++) {
      isId = HexFormat.isHexDigit(id.charAt(i));
    }
    return isId;
  }

  /** The buckets' keys, numbered so that every key group owns equally many. */
  public static int[] bucketKeys(int maxParallelism) {
    if (maxParallelism <= 0 || BUCKETS % maxParallelism != 0) {
      throw new IllegalArgumentException(
          "Max parallelism " + maxParallelism + " does not divide " + BUCKETS + " buckets");
    }
    int[] keys = new int[BUCKETS];
    int[] owned = new int[maxParallelism];
    int found = 0;
    for (int key = 0; found < BUCKETS; key++) {
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
      if (owned[group] < BUCKETS / maxParallelism) {
        owned[group]++;
        keys[found++] = key;
      }
    }
    return keys;
  }

  /**
   * Number of the bucket of a fragment, 0 to {@link #BUCKETS} - 1. (What is no fragment's id can be
   * asked for all the same.)
   */
  public static int bucket(String fragmentId) {
    if (!isFragmentId(fragmentId)) {
      return Math.floorMod(fragmentId.hashCode(), BUCKETS);
    }
    return HexFormat.fromHexDigits(fragmentId, 0, 3);
  }
}
