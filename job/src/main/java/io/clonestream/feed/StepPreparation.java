package io.clonestream.feed;

import io.clonestream.commit.Commit;
import io.clonestream.commit.Step;
import io.clonestream.extract.Declaration;
import io.clonestream.extract.EditKind;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.SkipReason;
import io.clonestream.extract.SymbolEdit;
import io.clonestream.schemas.CommitPublished;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads steps one after the other and numbers them: sequence and valid time follow on from the last
 * published record. For one thread.
 */
final class StepPreparation {

  /** Fields of a record besides its body and tokens, generously. */
  private static final int ENVELOPE_BYTES = 16 << 10;

  /** Of a commit's author and of its message. */
  private static final int MOST_CHARACTERS = 1_000;

  private final BranchKey branch;
  private final Function<String, Commit> commits;
  private final StepExtractor extractor;
  private final Clock clock;
  private final int maxRecordBytes;
  private final int partSize;
  private @Nullable CommitPublished last;

  StepPreparation(
      BranchKey branch,
      Function<String, Commit> commits,
      StepExtractor extractor,
      Clock clock,
      int maxRecordBytes,
      int partSize,
      @Nullable CommitPublished last) {
    this.branch = branch;
    this.commits = commits;
    this.extractor = extractor;
    this.clock = clock;
    this.maxRecordBytes = maxRecordBytes;
    this.partSize = partSize;
    this.last = last;
  }

  /** The step after the last one. */
  PreparedStep next(Step step) {
    Commit commit = commits.apply(step.head());
    CommitPublished before = last;
    ValidTime validTime =
        ValidTime.next(
            before == null ? null : before.getValidTime(), commit.time(), clock.instant());
    return prepared(step, commit, before == null ? 1 : before.getSequence() + 1, validTime, 1);
  }

  /**
   * The rest of a step of which only some parts are published. If other rules cut it, the whole
   * step is repeated under the next sequence: what was published of it is then superseded.
   */
  PreparedStep rest(CommitPublished published) {
    Step step = step(published);
    ValidTime validTime =
        new ValidTime(published.getValidTime(), published.getCommitTimeReplaced());
    PreparedStep prepared =
        prepared(
            step,
            commits.apply(step.head()),
            published.getSequence(),
            validTime,
            published.getPart() + 1);
    if (isCutAlike(prepared.commit(), published)) {
      return prepared;
    }
    prepared.close();
    last = published;
    return next(step);
  }

  private static boolean isCutAlike(CommitPublished one, CommitPublished other) {
    return one.getParts() == other.getParts()
        && one.getPublisher().equals(other.getPublisher())
        && one.getAdded() == other.getAdded()
        && one.getModified() == other.getModified()
        && one.getRelocated() == other.getRelocated()
        && one.getRemoved() == other.getRemoved();
  }

  /** The tree after a published step, as if it alone had been published, at that instant. */
  PreparedStep snapshot(CommitPublished published) {
    Step step = new Step(published.getHead(), null, false, true);
    ValidTime validTime =
        new ValidTime(published.getValidTime(), published.getCommitTimeReplaced());
    return prepared(
        step, commits.apply(step.head()), published.getSequence(), validTime, /* firstPart= */ 1);
  }

  static Step step(CommitPublished published) {
    return new Step(
        published.getHead(),
        published.getPreviousHead(),
        published.getForced(),
        published.getSnapshot());
  }

  private PreparedStep prepared(
      Step step, Commit commit, long sequence, ValidTime validTime, int firstPart) {
    var encoder = new ChangeEncoder(branch, commit, step.from(), sequence, validTime);
    StepRecords records = new StepRecords();
    Map<EditKind, Integer> counts = new EnumMap<>(EditKind.class);
    int[] tooLarge = {0};
    StepExtractor.Outcome outcome =
        extractor.extract(
            step,
            edit -> {
              SymbolEdit sent = edit;
              if (edit.kind() != EditKind.REMOVED && isTooLarge(edit.declaration())) {
                tooLarge[0]++;
                if (edit.kind() != EditKind.MODIFIED) {
                  return;
                }
                sent =
                    new SymbolEdit(EditKind.REMOVED, edit.path(), edit.declaration(), null, null);
              }
              counts.merge(sent.kind(), 1, Integer::sum);
              var change = encoder.change(sent);
              records.add(change.getSymbolId(), ChangeEncoder.encode(change));
            });
    if (tooLarge[0] > 0) {
      outcome.skipped().merge(SkipReason.TOO_LARGE.name(), tooLarge[0], Integer::sum);
    }
    SuppressionFile suppressions = extractor.suppressions(step);
    CommitPublished published =
        CommitPublished.newBuilder()
            .setTenant(branch.tenant())
            .setRepository(branch.repository())
            .setBranch(branch.branch())
            .setHead(step.head())
            .setPreviousHead(step.from())
            .setSequence(sequence)
            .setPart(1)
            .setParts(PreparedStep.parts(records.size(), partSize))
            .setAuthor(limited(commit.author()))
            .setMessage(limited(commit.message()))
            .setCommitTime(commit.time())
            .setValidTime(validTime.instant())
            .setCommitTimeReplaced(validTime.replaced())
            .setForced(step.forced())
            .setSnapshot(step.snapshot())
            .setFiles(outcome.files())
            .setAdded(counts.getOrDefault(EditKind.ADDED, 0))
            .setModified(counts.getOrDefault(EditKind.MODIFIED, 0))
            .setRelocated(counts.getOrDefault(EditKind.RELOCATED, 0))
            .setRemoved(counts.getOrDefault(EditKind.REMOVED, 0))
            .setSkipped(outcome.skipped())
            .setPublisher(Extractor.VERSION)
            .setSuppressions(suppressions == null ? null : suppressions.rules())
            .setRefusedSuppressions(suppressions == null ? List.of() : suppressions.refused())
            .build();
    last = published;
    return new PreparedStep(published, records, firstPart);
  }

  /** Nobody reads more, and a record that is too large would stop the branch. */
  private static String limited(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean split = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, MOST_CHARACTERS - (split ? 1 : 0));
  }

  private boolean isTooLarge(Declaration symbol) {
    long bytes =
        symbol.tokens().length + utf8Length(symbol.body()) + utf8Length(symbol.signature());
    String doc = symbol.docComment();
    bytes += doc == null ? 0 : utf8Length(doc);
    for (String name : symbol.calledNames()) {
      bytes += utf8Length(name) + 2;
    }
    return bytes + ENVELOPE_BYTES > maxRecordBytes;
  }

  private static long utf8Length(String text) {
    return text.length() < 1024 ? text.length() * 3L : text.getBytes(StandardCharsets.UTF_8).length;
  }
}
