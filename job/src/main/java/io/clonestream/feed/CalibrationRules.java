package io.clonestream.feed;

import static io.clonestream.feed.CommitRules.require;

import io.clonestream.schemas.CalibrationPublished;

/** What a published calibration must keep to be possible, whatever it says. */
public final class CalibrationRules {

  private static final long MAX_SEQUENCE = 1L << 40;
  private static final int MAX_TEXT = 512 << 10;
  private static final int MAX_AUTHOR = 4_000;

  private CalibrationRules() {}

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  public static void check(CalibrationPublished published) {
    require(
        published.getId().matches("[A-Za-z0-9._-]{1,200}"),
        "id",
        published.getId(),
        "must be letters, digits, points and dashes");
    require(
        published.getSequence() >= 1 && published.getSequence() < MAX_SEQUENCE,
        "sequence",
        published.getSequence(),
        "must lie within 1 and " + MAX_SEQUENCE);
    require(
        published.getText().length() <= MAX_TEXT,
        "length of text",
        published.getText().length(),
        "must be at most " + MAX_TEXT);
    require(
        published.getAuthor().length() <= MAX_AUTHOR,
        "author",
        published.getAuthor(),
        "must be shorter than " + MAX_AUTHOR);
  }
}
