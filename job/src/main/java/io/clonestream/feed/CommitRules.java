package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import java.time.Instant;
import java.util.List;

/** What a commit record must keep to be possible. */
public final class CommitRules {

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final long MAX_SEQUENCE = 1L << 40;

  private CommitRules() {}

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  public static void check(CommitPublished commit) {
    new BranchKey(commit.getTenant(), commit.getRepository(), commit.getBranch());
    require(
        commit.getHead().matches("[0-9a-f]{40}|[0-9a-f]{64}"),
        "head",
        commit.getHead(),
        "must be an object name of 40 or 64 hexadecimal digits");
    require(
        commit.getSequence() >= 0 && commit.getSequence() < MAX_SEQUENCE,
        "sequence",
        commit.getSequence(),
        "must lie within 0 and " + MAX_SEQUENCE);
    require(
        1 <= commit.getPart() && commit.getPart() <= commit.getParts(),
        "part",
        commit.getPart(),
        "must lie within 1 and the number of parts " + commit.getParts());
    Instant valid = commit.getValidTime();
    require(
        !valid.isBefore(Instant.EPOCH) && valid.isBefore(LATEST),
        "validTime",
        valid,
        "must lie within " + Instant.EPOCH + " and " + LATEST);
    List<String> suppressions = commit.getSuppressions();
    if (suppressions != null) {
      require(
          suppressions.size() <= Suppression.MAX_RULES,
          "number of suppressions",
          suppressions.size(),
          "must be at most " + Suppression.MAX_RULES);
      suppressions.forEach(CommitRules::checkSuppression);
    }
  }

  private static void checkSuppression(String rule) {
    try {
      Suppression.of(rule);
    } catch (IllegalArgumentException e) {
      require(false, "suppressions", rule, String.valueOf(e.getMessage()));
    }
  }

  static void require(boolean kept, String field, Object value, String rule) {
    if (!kept) {
      String text = String.valueOf(value);
      String shown = text.length() <= 200 ? text : text.substring(0, 200) + "…";
      throw new IllegalArgumentException("Value '" + shown + "' of " + field + " " + rule);
    }
  }
}
