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
}
