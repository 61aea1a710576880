package io.clonestream.feed;

import java.util.List;

/**
 * A Kafka record as it arrived: nothing of it is lost before it is understood.
 *
 * @param timestamp milliseconds since 1970 UTC
 * @param key empty when the record had none
 * @param value empty when the record had none (a tombstone)
 */
public record RawRecord(
    String topic,
    int partition,
    long offset,
    long timestamp,
    byte[] key,
    byte[] value,
    List<Header> headers) {

  /** One header of a record. */
  public record Header(String name, byte[] value) {}

  /** Where the record stands: topic-partition@offset. */
  public String origin() {
    return topic + "-" + partition + "@" + offset;
  }
}
