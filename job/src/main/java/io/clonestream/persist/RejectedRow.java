package io.clonestream.persist;

import io.clonestream.codec.Bytes;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.RawRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A row that the graph refused, alone, with the reason.
 *
 * @param reason what the server or the conversion said
 */
public record RejectedRow(GraphRow row, String reason) {

  /** As a dead letter: key of the row, and its bytes as {@link GraphRowCodec} writes them. */
  public DeadLetter deadLetter() {
    byte[] key = row.key().getBytes(StandardCharsets.UTF_8);
    byte[] value = Bytes.encode(new GraphRowCodec(), row);
    return new DeadLetter(new RawRecord("", 0, 0, -1, key, value, List.of()), "persist", reason);
  }
}
