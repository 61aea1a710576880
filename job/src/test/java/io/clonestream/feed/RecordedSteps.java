package io.clonestream.feed;

import io.clonestream.commit.Commit;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.FileVersion;
import io.clonestream.extract.SymbolDiff;
import io.clonestream.extract.SymbolEdit;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A branch whose steps become the records that the publisher would send, without Git and Kafka. */
public final class RecordedSteps {

  private final BranchKey branch;
  private final Extractor extractor = new Extractor();
  private final List<RawRecord> records = new ArrayList<>();
  private final List<CommitPublished> commits = new ArrayList<>();
  private final Map<Map.Entry<String, String>, FileVersion> known = new HashMap<>();
  private List<FileVersion> tree = List.of();
  private long sequence;
  private @Nullable String head;
  private @Nullable Instant validTime;

  public RecordedSteps(String repository) {
    this.branch = new BranchKey("default", repository, "main");
  }

  /** The whole tree after the next commit, by path, committed at this second. */
  public RecordedSteps step(long second, Map<String, String> after) {
    sequence++;
    String id = "%040x".formatted(branch.hashCode() * 1_000_003L + sequence);
    Instant time = Instant.ofEpochSecond(second);
    ValidTime valid = ValidTime.next(validTime, time, time);
    Commit commit = new Commit(id, head, "Ada <ada@example.org>", "step", time);
    ChangeEncoder encoder = new ChangeEncoder(branch, commit, head, sequence, valid);
    List<FileVersion> next = after.entrySet().stream().map(this::version).toList();
    for (SymbolEdit edit : SymbolDiff.between(tree, next)) {
      SymbolChange change = encoder.change(edit);
      records.add(
          new RawRecord(
              Topics.SYMBOL_CHANGES,
              0,
              records.size(),
              second * 1000,
              change.getSymbolId().getBytes(StandardCharsets.UTF_8),
              ChangeEncoder.encode(change),
              List.of()));
    }
    commits.add(published(commit, valid));
    tree = next;
    head = id;
    validTime = valid.instant();
    return this;
  }

  private CommitPublished published(Commit commit, ValidTime valid) {
    return CommitPublished.newBuilder()
        .setTenant(branch.tenant())
        .setRepository(branch.repository())
        .setBranch(branch.branch())
        .setHead(commit.id())
        .setPreviousHead(head)
        .setSequence(sequence)
        .setPart(1)
        .setParts(1)
        .setAuthor(commit.author())
        .setMessage(commit.message())
        .setCommitTime(commit.time())
        .setValidTime(valid.instant())
        .setCommitTimeReplaced(valid.replaced())
        .setForced(false)
        .setSnapshot(false)
        .setFiles(0)
        .setAdded(0)
        .setModified(0)
        .setRelocated(0)
        .setRemoved(0)
        .setSkipped(new TreeMap<>())
        .setPublisher(Extractor.VERSION)
        .build();
  }

  /** The steps' own records, oldest first. */
  public List<CommitPublished> commits() {
    return List.copyOf(commits);
  }

  public List<RawRecord> records() {
    return List.copyOf(records);
  }

  private FileVersion version(Map.Entry<String, String> file) {
    return known.computeIfAbsent(
        Map.entry(file.getKey(), file.getValue()),
        unread ->
            new FileVersion(
                unread.getKey(),
                extractor.extract(
                    unread.getKey(), unread.getValue().getBytes(StandardCharsets.UTF_8))));
  }
}
