package io.clonestream.fingerprint;

import io.clonestream.schemas.Change;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What every symbol change must keep. A record that breaks a rule was not made by a publisher of
 * this project or was damaged on the way; it is refused before it reaches any state.
 */
final class SymbolChangeRules {

  /** Longest body, in UTF-16 units: what fits a Kafka message of default size. */
  static final int MAX_BODY = 1 << 20;

  /** Longest symbol id, in UTF-16 units. */
  static final int MAX_ID = 1 << 15;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Pattern LANGUAGE = Pattern.compile("[a-z_0-9]+");
  private static final int SHOWN = 200;

  private SymbolChangeRules() {}

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  static void check(SymbolChange change) {
    require(!change.getTenant().isEmpty(), "tenant", "", "must not be empty");
    require(
        change.getSymbolId().startsWith(change.getTenant() + "/"),
        "symbolId",
        change.getSymbolId(),
        "must begin with its tenant '" + change.getTenant() + "/'");
    require(
        change.getSymbolId().length() <= MAX_ID,
        "symbolId",
        change.getSymbolId(),
        "must have at most " + MAX_ID + " characters");
    require(!change.getCommit().isEmpty(), "commit", "", "must not be empty");
    require(change.getSequence() >= 0, "sequence", change.getSequence(), "must not be negative");
    require(
        !change.getValidTime().isBefore(EARLIEST) && change.getValidTime().isBefore(LATEST),
        "validTime",
        change.getValidTime(),
        "must lie within " + EARLIEST + " and " + LATEST);
    require(
        LANGUAGE.matcher(change.getLanguage()).matches(),
        "language",
        change.getLanguage(),
        "must match " + LANGUAGE);
    require(
        change.getChange() != Change.UNKNOWN,
        "change",
        change.getChange(),
        "is none that this version knows");
    require(
        change.getKind() != Kind.UNKNOWN,
        "kind",
        change.getKind(),
        "is none that this version knows");
    if (change.getChange() != Change.REMOVED) {
      checkPlace(change);
    }
  }

  private static void checkPlace(SymbolChange change) {
    require(change.getStartLine() >= 1, "startLine", change.getStartLine(), "must be at least 1");
    require(
        change.getEndLine() >= change.getStartLine(),
        "endLine",
        change.getEndLine(),
        "must not lie before startLine " + change.getStartLine());
    require(
        change.getBody().length() <= MAX_BODY,
        "length of body",
        change.getBody().length(),
        "must be at most " + MAX_BODY);
  }

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  static void checkTokens(int tokens, int bodyToken) {
    require(tokens > 0, "number of tokens", tokens, "must be at least 1 where there is a body");
    require(
        bodyToken >= 0 && bodyToken <= tokens,
        "bodyToken",
        bodyToken,
        "must lie within 0 and the number of tokens " + tokens);
  }

  private static void require(boolean kept, String field, Object value, String rule) {
    if (!kept) {
      String text = String.valueOf(value);
      String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
      throw new IllegalArgumentException("Value '" + shown + "' of " + field + " " + rule);
    }
  }
}
