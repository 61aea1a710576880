package io.clonestream.feed;

import static io.clonestream.feed.CommitRules.require;

import io.clonestream.schemas.TagPublished;
import java.nio.charset.StandardCharsets;

/** What the record of a tag must keep to be possible. */
public final class TagRules {

  private static final long MAX_SEQUENCE = 1L << 40;
  private static final int MAX_NAME = 4_000;

  private TagRules() {}

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  public static void check(TagPublished tag) {
    new BranchKey(tag.getTenant(), tag.getRepository(), tag.getBranch());
    String name = tag.getName();
    require(
        !name.isBlank()
            && name.indexOf(':') < 0
            && name.getBytes(StandardCharsets.UTF_8).length <= MAX_NAME,
        "name",
        name,
        "must not be empty, have a colon, or more than " + MAX_NAME + " bytes of UTF-8");
    String sha = tag.getSha();
    require(
        sha == null || sha.matches("[0-9a-f]{40}|[0-9a-f]{64}"),
        "sha",
        String.valueOf(sha),
        "must be an object name of 40 or 64 hexadecimal digits");
    require(
        tag.getSequence() >= 1 && tag.getSequence() < MAX_SEQUENCE,
        "sequence",
        tag.getSequence(),
        "must lie within 1 and " + MAX_SEQUENCE);
  }
}
