package io.clonestream.feed;

/**
 * What a stage refused: the bytes as they were, and why.
 *
 * @param stage the room that refused it
 * @param reason one sentence with the bad value and the rule it broke
 */
public record DeadLetter(RawRecord refused, String stage, String reason) {

  /** Header names of a dead letter, beside the headers of the refused record. */
  public static final String STAGE = "clonestream.stage";

  public static final String REASON = "clonestream.reason";
  public static final String ORIGIN = "clonestream.origin";

  /** Why, as a {@link io.clonestream.cause.Fault}. */
  public static final String CODE = "clonestream.code";

  /** Prefix of every header name above and below: none of them is part of a refused record. */
  static final String HEADERS = "clonestream.";

  /** On a record sent back to its topic: the origin of the refused one. */
  static final String REPLAYED_FROM = "clonestream.replayed-from";

  /**
   * On a mark in the topic of dead letters: the origin that was sent back, in the same transaction.
   * A mark has no stage, so that no header of a refused record can pass for one.
   */
  static final String REPLAYED = "clonestream.replayed";
}
