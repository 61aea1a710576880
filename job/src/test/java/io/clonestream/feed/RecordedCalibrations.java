package io.clonestream.feed;

import io.clonestream.schemas.CalibrationPublished;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Published calibrations, for tests. */
public final class RecordedCalibrations {

  private RecordedCalibrations() {}

  /** By Ada, at as many seconds as its sequence says. */
  public static CalibrationPublished published(String id, String text, long sequence) {
    return CalibrationPublished.newBuilder()
        .setId(id)
        .setText(text)
        .setSequence(sequence)
        .setRecordedAt(Instant.ofEpochSecond(sequence))
        .setAuthor("Ada")
        .build();
  }

  /** As it stands in its topic. */
  public static RawRecord record(CalibrationPublished published) {
    try {
      return record(
          published.getId(),
          published.getSequence(),
          ChangeEncoder.bytes(published.toByteBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever stands there. */
  public static RawRecord record(String id, long offset, byte[] value) {
    return new RawRecord(
        Topics.CALIBRATIONS, 0, offset, 0, id.getBytes(StandardCharsets.UTF_8), value, List.of());
  }
}
