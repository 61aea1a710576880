package io.clonestream.feed;

import io.clonestream.codec.Digest;
import io.clonestream.schemas.TagPublished;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tags of a repository as a run finds them, and what is to be recorded of them. */
final class BranchTags {

  private final BranchKey branch;
  private final SortedMap<String, String> now;
  private final String fingerprint;
  private long sequence;

  /**
   * The tags now.
   *
   * @param now commit by name
   * @param sequence number of the last tag record of the branch
   */
  BranchTags(BranchKey branch, Map<String, String> now, long sequence) {
    this.branch = branch;
    this.now = new TreeMap<>(now);
    this.sequence = sequence;
    StringBuilder text = new StringBuilder();
    this.now.forEach((name, commit) -> text.append(name).append(' ').append(commit).append('\n'));
    this.fingerprint = Digest.id(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Were the same tags there when the last record was written? */
  boolean areRecorded(@Nullable TagMark mark) {
    return mark != null && mark.fingerprint().equals(fingerprint);
  }

  /** What appeared, moved or disappeared since then, among the commits that are published. */
  List<TagPublished> changesSince(PublishedTags known) {
    sequence = Math.max(sequence, known.sequence());
    TreeSet<String> names = new TreeSet<>(now.keySet());
    names.addAll(known.commits().keySet());
    List<TagPublished> changes = new ArrayList<>();
    for (String name : names) {
      String commit = now.get(name);
      String published = commit != null && known.heads().contains(commit) ? commit : null;
      if (!Objects.equals(published, known.commits().get(name))) {
        changes.add(record(name, published));
      }
    }
    return changes;
  }

  /** The tags that point at a commit which is published now. */
  List<TagPublished> at(String head) {
    List<TagPublished> tags = new ArrayList<>();
    now.forEach(
        (name, commit) -> {
          if (commit.equals(head)) {
            tags.add(record(name, commit));
          }
        });
    return tags;
  }

  TagMark mark() {
    return new TagMark(sequence, fingerprint);
  }

  private TagPublished record(String name, @Nullable String commit) {
    return TagPublished.newBuilder()
        .setTenant(branch.tenant())
        .setRepository(branch.repository())
        .setBranch(branch.branch())
        .setName(name)
        .setSha(commit)
        .setSequence(++sequence)
        .build();
  }
}
