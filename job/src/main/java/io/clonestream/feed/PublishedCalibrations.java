package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.schemas.CalibrationPublished;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The calibrations that were published, and which of them is in force: a function of the set of
 * records, in whatever order they come.
 */
public final class PublishedCalibrations {

  private static final CalibrationPublishedCodec CODEC = new CalibrationPublishedCodec();
  private static final Comparator<CalibrationPublished> ORDER =
      Comparator.comparingLong(CalibrationPublished::getSequence)
          .thenComparing(PublishedCalibrations::digest);

  private final NavigableSet<CalibrationPublished> recorded = new TreeSet<>(ORDER);

  /** Hash of a record: 32 hexadecimal digits. */
  public static String digest(CalibrationPublished published) {
    return Digest.id(Bytes.encode(CODEC, published));
  }

  /**
   * Takes up a record.
   *
   * @return false where it is known already
   */
  public boolean add(CalibrationPublished published) {
    return recorded.add(published);
  }

  /** The record that says what this id means; null for an id never published. */
  public @Nullable CalibrationPublished meaning(String id) {
    return recorded.stream()
        .filter(published -> published.getId().equals(id))
        .findFirst()
        .orElse(null);
  }

  /** Whether the record says of its id what the first record of that id says. */
  public boolean stands(CalibrationPublished published) {
    CalibrationPublished meaning = meaning(published.getId());
    return meaning == null || meaning.getText().equals(published.getText());
  }

  /** The last record that stands; null where there is none. */
  public @Nullable CalibrationPublished inForce() {
    return recorded.descendingSet().stream().filter(this::stands).findFirst().orElse(null);
  }
}
