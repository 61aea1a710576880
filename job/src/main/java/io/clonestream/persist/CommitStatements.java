package io.clonestream.persist;

import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.schemas.CommitPublished;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes published steps: the commit, and the head of its branch where the step is the last. */
final class CommitStatements {

  /** Steps are numbered, not stamped: no number of theirs says when it was written. */
  static final long NO_EPOCH = Long.MAX_VALUE;

  private CommitStatements() {}

  static void lock(List<CommitRow> commits, NodeLocks locks) {
    for (CommitRow commit : commits) {
      locks.add("repository", commit.branchId());
      locks.add("commit", commit.id());
    }
  }

  static void write(GraphTransaction transaction, List<CommitRow> commits) {
    List<CommitRow> newer =
        Stamps.newer(transaction, "commit", commits, CommitRow::id, CommitRow::stamp, NO_EPOCH)
            .rows();
    if (!newer.isEmpty()) {
      transaction.write(
          "persist/set_commit",
          Map.of("rows", newer.stream().map(CommitStatements::properties).toList()));
    }
    Map<String, CommitRow> last = new TreeMap<>();
    for (CommitRow commit : commits) {
      last.merge(commit.branchId(), commit, (a, b) -> a.stamp().compareTo(b.stamp()) > 0 ? a : b);
    }
    List<CommitRow> heads =
        Stamps.newer(
                transaction,
                "repository",
                new ArrayList<>(last.values()),
                CommitRow::branchId,
                CommitRow::stamp,
                NO_EPOCH)
            .rows();
    if (!heads.isEmpty()) {
      transaction.write(
          "persist/set_head", Map.of("rows", heads.stream().map(CommitStatements::head).toList()));
    }
  }

  static Map<String, Object> head(CommitRow row) {
    CommitPublished commit = row.commit();
    Stamp stamp = row.stamp();
    return Map.of(
        "id", row.branchId(),
        "tenant", commit.getTenant(),
        "name", commit.getRepository(),
        "branch", commit.getBranch(),
        "head", commit.getHead(),
        "validTime", Relationship.time(commit.getValidTime().toEpochMilli()),
        "sequence", stamp.epoch(),
        "part", stamp.revision());
  }

  static Map<String, Object> properties(CommitRow row) {
    CommitPublished commit = row.commit();
    Map<String, Object> properties = new HashMap<>();
    properties.put("id", row.id());
    properties.put("tenant", commit.getTenant());
    properties.put("repository", commit.getRepository());
    properties.put("branch", commit.getBranch());
    properties.put("sha", commit.getHead());
    properties.put("previous", commit.getPreviousHead());
    properties.put("author", commit.getAuthor());
    properties.put("message", commit.getMessage());
    properties.put("commitTime", Relationship.time(commit.getCommitTime().toEpochMilli()));
    properties.put("validTime", Relationship.time(commit.getValidTime().toEpochMilli()));
    properties.put("commitTimeReplaced", commit.getCommitTimeReplaced());
    properties.put("forced", commit.getForced());
    properties.put("snapshot", commit.getSnapshot());
    properties.put("files", (long) commit.getFiles());
    properties.put("added", (long) commit.getAdded());
    properties.put("modified", (long) commit.getModified());
    properties.put("relocated", (long) commit.getRelocated());
    properties.put("removed", (long) commit.getRemoved());
    properties.put("publisher", commit.getPublisher());
    properties.put("sequence", commit.getSequence());
    properties.put("part", (long) commit.getPart());
    properties.put("parts", (long) commit.getParts());
    List<String> skipped = new ArrayList<>();
    new TreeMap<>(commit.getSkipped())
        .forEach((reason, count) -> skipped.add(reason + ": " + count));
    properties.put("skipped", skipped);
    List<String> suppressions = commit.getSuppressions();
    if (suppressions != null) {
      properties.put("suppressions", suppressions);
      properties.put("suppressionCount", (long) suppressions.size());
      properties.put("refusedSuppressions", commit.getRefusedSuppressions());
    }
    return properties;
  }
}
