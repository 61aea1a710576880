package io.clonestream.persist;

import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.schemas.TagPublished;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes tags and which commits they point at. A tag that is gone stays as a node that tags none.
 */
final class TagStatements {

  private TagStatements() {}

  static void lock(List<TagRow> tags, NodeLocks locks) {
    for (TagRow tag : tags) {
      locks.add("tag", tag.id());
      String commit = tag.commitId();
      if (commit != null) {
        locks.add("commit", commit);
      }
    }
  }

  static void write(GraphTransaction transaction, List<TagRow> tags) {
    List<TagRow> newer =
        Stamps.newer(transaction, "tag", tags, TagRow::id, TagRow::stamp, CommitStatements.NO_EPOCH)
            .rows();
    if (newer.isEmpty()) {
      return;
    }
    transaction.write(
        "persist/set_tag", Map.of("rows", newer.stream().map(TagStatements::properties).toList()));
    transaction.write(
        "persist/delete_tags", Map.of("ids", newer.stream().map(TagRow::id).toList()));
    List<Map<String, Object>> rows = new ArrayList<>();
    for (TagRow tag : newer) {
      String commit = tag.commitId();
      if (commit != null) {
        rows.add(Map.of("source", tag.id(), "targets", List.of(commit)));
      }
    }
    if (!rows.isEmpty()) {
      transaction.write("persist/create_tags", Map.of("rows", rows));
    }
  }

  static Map<String, Object> properties(TagRow row) {
    TagPublished tag = row.tag();
    Map<String, Object> properties = new HashMap<>();
    properties.put("id", row.id());
    properties.put("tenant", tag.getTenant());
    properties.put("repository", tag.getRepository());
    properties.put("branch", tag.getBranch());
    properties.put("name", tag.getName());
    properties.put("sha", tag.getSha());
    properties.put("sequence", tag.getSequence());
    return properties;
  }
}
