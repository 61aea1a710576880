package io.clonestream.fingerprint;

import io.clonestream.feed.BranchKey;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * What every symbol change must keep. A record that breaks a rule was not made by a publisher of
 * this project or was damaged on the way; it is refused before it reaches any state.
 */
final class SymbolChangeRules {

  /** Longest body, in UTF-16 units: what fits a Kafka message of default size. */
  static final int MAX_BODY = 1 << 20;

  /** Longest symbol id, in bytes of UTF-8: what an index of Neo4j takes as a key. */
  static final int MAX_ID = 8_000;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final String WITHIN = "must lie within " + EARLIEST + " and " + LATEST;
  private static final Pattern LANGUAGE = Pattern.compile("[a-z_0-9]+");
  private static final String WORD = "must match " + LANGUAGE;
  private static final int SHOWN = 200;

  private SymbolChangeRules() {}

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  static void check(SymbolChange change) {
    checkIds(change);
    require(!change.getCommit().isEmpty(), "commit", "", "must not be empty");
    require(change.getSequence() >= 0, "sequence", change.getSequence(), "must not be negative");
    require(
        !change.getValidTime().isBefore(EARLIEST) && change.getValidTime().isBefore(LATEST),
        "validTime",
        change.getValidTime(),
        WITHIN);
    require(
        LANGUAGE.matcher(change.getLanguage()).matches(), "language", change.getLanguage(), WORD);
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

  /** Ids say what their parts say, so that nobody reaches into another tenant or repository. */
  private static void checkIds(SymbolChange change) {
    BranchKey branch =
        new BranchKey(change.getTenant(), change.getRepository(), change.getBranch());
    String file = branch.symbolId(change.getPath(), "");
    require(
        change.getSymbolId().startsWith(file),
        "symbolId",
        change.getSymbolId(),
        "must begin with its tenant, repository, branch and path");
    String within = branch.key() + ":";
    for (String other : new String[] {change.getParentSymbolId(), change.getPreviousSymbolId()}) {
      require(
          other == null || other.startsWith(within),
          "parent or previous symbolId",
          String.valueOf(other),
          "must lie in the same branch");
    }
    require(
        change.getSymbolId().getBytes(StandardCharsets.UTF_8).length <= MAX_ID,
        "symbolId",
        change.getSymbolId(),
        "must have at most " + MAX_ID + " bytes of UTF-8");
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
