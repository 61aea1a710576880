package io.clonestream.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it arrived: nothing of it is lost before it is understood.
 *
 * @param timestamp milliseconds since 1970 UTC; negative when it has none
 * @param key {@link #NONE} when the record had none
 * @param value {@link #NONE} when the record had none (a tombstone)
 */
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    List<Header> headers) {

  /** No bytes where Kafka has none, which is not the same as bytes of which there are none. */
  public static final byte[] NONE = new byte[0];

  /**
   * One header of a record.
   *
   * @param value {@link #NONE} when the header had none
   */
  public record Header(String name, byte[] value) {}

  /** As a record of Kafka has them. */
  static byte @Nullable [] orNull(byte[] bytes) {
    return bytes == NONE ? null : bytes;
  }

  /** As a record here has them. */
  static byte[] orNone(byte @Nullable [] bytes) {
    return bytes == null ? NONE : bytes;
  }

  /** Where the record stands: topic-partition@offset. */
  public String origin() {
    return topic + "-" + partition + "@" + offset;
  }
}
