package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Tells what publishers wrote under the key of a branch from what others put there. Anybody who may
 * write to a topic can write under any key; what no publisher can have written is a dead letter of
 * the job and no part of what was published.
 */
final class BranchRecords {

  private final EventDecoder<CommitPublished> commits = EventDecoder.commits();
  private final EventDecoder<?> tags = EventDecoder.tags();
  private final String key;

  BranchRecords(BranchKey branch) {
    this.key = branch.key();
  }

  /**
   * What a publisher stated.
   *
   * @return CommitPublished or TagPublished; null for what no publisher of this branch wrote
   * @throws FeedException when a newer publisher may have written it: nothing can be added to what
   *     it says without reading it
   */
  @Nullable SpecificRecord read(byte[] value, long offset) {
    try {
      if (tags.claims(value)) {
        return tags.decode(value);
      }
      if (commits.claims(value)) {
        CommitPublished commit = commits.decode(value);
        CommitRules.check(commit);
        return key(commit).equals(key) ? commit : null;
      }
    } catch (IllegalArgumentException damaged) {
      return null;
    }
    if (EventDecoder.hasHeader(value)) {
      throw FeedException.of(
          "Record "
              + offset
              + " of "
              + Topics.COMMITS
              + " has the key "
              + key
              + " and a schema that is not known here; publish with the newer CloneStream that"
              + " wrote it");
    }
    return null;
  }

  private static String key(CommitPublished commit) {
    return new BranchKey(commit.getTenant(), commit.getRepository(), commit.getBranch()).key();
  }
}
