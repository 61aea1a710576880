package io.clonestream.feed;

import io.clonestream.schemas.TagPublished;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is recorded of a branch's tags.
 *
 * @param heads every commit that was published whole
 * @param commits the commit that each tag points at
 * @param sequence number of the last tag record; 0 for none
 */
record PublishedTags(Set<String> heads, Map<String, String> commits, long sequence) {

  /**
   * From the records of a branch.
   *
   * @param last the record with the highest sequence of each tag
   */
  static PublishedTags of(Set<String> heads, Map<String, TagPublished> last) {
    Map<String, String> commits = new HashMap<>();
    long sequence = 0;
    for (TagPublished tag : last.values()) {
      sequence = Math.max(sequence, tag.getSequence());
      String commit = tag.getSha();
      if (commit != null) {
        commits.put(tag.getName(), commit);
      }
    }
    return new PublishedTags(heads, commits, sequence);
  }
}
