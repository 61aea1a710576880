package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.Commit;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.Step;
import io.clonestream.commit.TestRepository;
import io.clonestream.commit.TreeDiff;
import io.clonestream.extract.Extractor;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StepPreparationTest {

  private static final BranchKey BRANCH = new BranchKey("acme", "r", "main");
  private static final int LARGE = 1 << 20;
  private static final SourceReading READING =
      new SourceReading(path -> path.endsWith(".py"), LARGE, 100, new Extractor()::extract);

  @TempDir Path directory;
  private TestRepository test;
  private GitRepository repository;
  private TreeDiff trees;

  @BeforeEach
  void create() throws IOException {
    test = TestRepository.create(directory.resolve("r.git"));
    repository = GitRepository.open(test.directory());
    trees = new TreeDiff(repository, READING.wanted(), 100, LARGE);
  }

  @AfterEach
  void close() {
    repository.close();
    test.close();
  }

  @Test
  void stepsAreNumberedOnFromWhatWasPublished() throws IOException {
    String first = test.commit(Map.of("a.py", function("one", "1")));
    String second = test.commit(Map.of("a.py", function("one", "2")), first);
    StepPreparation preparation = preparation(100, LARGE, null);

    CommitPublished one = prepare(preparation, new Step(first, null, false, false)).commit();
    CommitPublished two = prepare(preparation, new Step(second, first, false, false)).commit();

    assertThat(one.getSequence()).isEqualTo(1);
    assertThat(two.getSequence()).isEqualTo(2);
    assertThat(two.getPreviousHead()).isEqualTo(first);
    assertThat(two.getValidTime()).isEqualTo(one.getValidTime().plusSeconds(60));
    assertThat(one.getAdded()).isEqualTo(1);
    assertThat(two.getModified()).isEqualTo(1);
    assertThat(two.getPublisher()).isEqualTo(Extractor.VERSION);
  }

  @Test
  void aLargeStepHasNumberedPartsThatTogetherHoldAllChangesOnce() throws IOException {
    PreparedStep step = prepare(preparation(2, LARGE, null), fiveFunctions());

    assertThat(step.commit().getParts()).isEqualTo(3);
    assertThat(step.commit().getAdded()).isEqualTo(5);
    assertThat(step.part(3).getPart()).isEqualTo(3);
    assertThat(names(step, 1)).hasSize(2);
    assertThat(names(step, 2)).hasSize(2);
    assertThat(names(step, 3)).hasSize(1);
    List<String> all = new ArrayList<>(names(step, 1));
    all.addAll(names(step, 2));
    all.addAll(names(step, 3));
    assertThat(all).containsExactlyInAnyOrder("f0", "f1", "f2", "f3", "f4");
  }

  @Test
  void theRestOfAHalfPublishedStepKeepsItsSequenceAndItsValidTime() throws IOException {
    PreparedStep whole = prepare(preparation(2, LARGE, null), fiveFunctions());
    CommitPublished first = whole.part(1);

    PreparedStep rest = preparation(2, LARGE, first).rest(first);

    assertThat(rest.firstPart()).isEqualTo(2);
    assertThat(rest.commit()).isEqualTo(whole.commit());
    assertThat(names(rest, 2)).isEqualTo(names(whole, 2));
  }

  @Test
  void aHalfPublishedStepThatIsCutDifferentlyNowIsRepeatedUnderTheNextSequence()
      throws IOException {
    CommitPublished first = prepare(preparation(2, LARGE, null), fiveFunctions()).part(1);

    PreparedStep again = preparation(3, LARGE, first).rest(first);

    assertThat(again.firstPart()).isEqualTo(1);
    assertThat(again.commit().getSequence()).isEqualTo(2);
    assertThat(again.commit().getValidTime()).isAfter(first.getValidTime());
    assertThat(again.commit().getAdded()).isEqualTo(5);
  }

  /** Or changes between two cuts would never be sent. */
  @Test
  void theRestBeginsWhereTheFirstPartsEndedWhateverTheSizeOfAPartIsNow() throws IOException {
    PreparedStep whole = prepare(preparation(3, LARGE, null), fiveFunctions());
    CommitPublished first = whole.part(1);

    PreparedStep rest = preparation(4, LARGE, first).rest(first);

    assertThat(rest.firstPart()).isEqualTo(2);
    List<String> all = new ArrayList<>(names(whole, 1));
    all.addAll(names(rest, 2));
    assertThat(all).containsExactlyInAnyOrder("f0", "f1", "f2", "f3", "f4");
  }

  @Test
  void aHalfPublishedStepThatHasOtherChangesNowIsRepeated() throws IOException {
    CommitPublished first = prepare(preparation(2, LARGE, null), fiveFunctions()).part(1);
    first.setAdded(4);
    first.setModified(1);

    PreparedStep again = preparation(2, LARGE, first).rest(first);

    assertThat(again.firstPart()).isEqualTo(1);
    assertThat(again.commit().getSequence()).isEqualTo(2);
  }

  @Test
  void nobodysMessageMakesARecordTooLarge() throws IOException {
    String head = test.commit(Map.of("a.py", function("one", "1")));
    Commit commit = repository.commit(head);
    String endless = "x".repeat(999) + "😀".repeat(LARGE);
    StepPreparation preparation =
        preparation(
            id -> new Commit(id, commit.parent(), endless, endless, commit.time()),
            100,
            LARGE,
            null);

    CommitPublished record = prepare(preparation, new Step(head, null, false, false)).commit();

    assertThat(record.getMessage()).isEqualTo("x".repeat(999));
    assertThat(record.getAuthor()).isEqualTo("x".repeat(999));
  }

  @Test
  void aSymbolThatGrowsTooLargeForTheTopicIsRemovedAndCounted() throws IOException {
    String first = test.commit(Map.of("a.py", function("one", "1")));
    String large = function("one", "1" + "\n    c = a + b".repeat(3_000));
    String second = test.commit(Map.of("a.py", large), first);
    StepPreparation preparation = preparation(100, 30_000, null);
    prepare(preparation, new Step(first, null, false, false));

    PreparedStep step = prepare(preparation, new Step(second, first, false, false));

    assertThat(step.commit().getSkipped()).containsEntry("TOO_LARGE", 1);
    assertThat(changes(step, 1))
        .extracting(SymbolChange::getChange)
        .containsExactly(Change.REMOVED);
  }

  @Test
  void aRenamedFileRemovesItsSymbolsThereAndAddsThemHere() throws IOException {
    String first = test.commit(Map.of("a.py", function("one", "1")));
    String second = test.commit(Map.of("b.py", function("one", "1")), first);
    StepPreparation preparation = preparation(100, LARGE, null);

    List<SymbolChange> changes =
        changes(prepare(preparation, new Step(second, first, false, false)), 1);

    assertThat(changes)
        .extracting(SymbolChange::getChange)
        .containsExactly(Change.REMOVED, Change.ADDED);
    assertThat(changes.get(1).getPreviousSymbolId()).isEqualTo(changes.get(0).getSymbolId());
  }

  private Step fiveFunctions() throws IOException {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      file.append(function("f" + i, String.valueOf(i)));
    }
    return new Step(test.commit(Map.of("a.py", file.toString())), null, false, false);
  }

  private static String function(String name, String value) {
    return "def " + name + "(a, b):\n    c = a + b * " + value + "\n    return c\n\n";
  }

  @Test
  void theRulesOfTheTreeAreStatedWhereTheyChange() throws IOException {
    String none = test.commit(Map.of("a.py", function("one", "1")));
    String some =
        test.commit(
            Map.of("a.py", function("one", "1"), Suppression.FILE, "a.py old\nb.py\n"), none);
    String same =
        test.commit(
            Map.of("a.py", function("one", "2"), Suppression.FILE, "a.py old\nb.py\n"), some);
    String gone = test.commit(Map.of("a.py", function("one", "2")), same);
    StepPreparation preparation = preparation(100, LARGE, null);

    CommitPublished first = prepare(preparation, new Step(none, null, false, false)).commit();
    CommitPublished second = prepare(preparation, new Step(some, none, false, false)).commit();
    CommitPublished third = prepare(preparation, new Step(same, some, false, false)).commit();
    CommitPublished last = prepare(preparation, new Step(gone, same, false, false)).commit();

    assertThat(first.getSuppressions()).isNull();
    assertThat(second.getSuppressions()).containsExactly("a.py old");
    assertThat(second.getRefusedSuppressions())
        .singleElement()
        .asString()
        .startsWith(".clonestream/suppressions:2: rule 'b.py' has no reason");
    assertThat(third.getSuppressions()).isNull();
    assertThat(last.getSuppressions()).isEmpty();
  }

  @Test
  void aForcedStepStatesTheRulesThoughTheyAreThoseOfBefore() throws IOException {
    Map<String, String> files = Map.of("a.py", function("one", "1"), Suppression.FILE, "a.py old");
    String one = test.commit(files);
    String two = test.commit(Map.of("a.py", function("one", "2"), Suppression.FILE, "a.py old"));
    StepPreparation preparation = preparation(100, LARGE, null);
    prepare(preparation, new Step(one, null, false, false));

    CommitPublished forced = prepare(preparation, new Step(two, one, true, false)).commit();

    assertThat(forced.getSuppressions()).containsExactly("a.py old");
  }

  private static PreparedStep prepare(StepPreparation preparation, Step step) {
    return preparation.next(step);
  }

  private StepPreparation preparation(
      int partSize, int maxRecordBytes, @Nullable CommitPublished last) {
    return preparation(repository::commit, partSize, maxRecordBytes, last);
  }

  private StepPreparation preparation(
      Function<String, Commit> commits,
      int partSize,
      int maxRecordBytes,
      @Nullable CommitPublished last) {
    return new StepPreparation(
        BRANCH,
        commits,
        new StepExtractor(trees, READING, new ExtractionCache(LARGE), Runnable::run),
        Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC),
        maxRecordBytes,
        partSize,
        last);
  }

  private static List<String> names(PreparedStep step, int part) {
    return changes(step, part).stream().map(SymbolChange::getName).toList();
  }

  private static List<SymbolChange> changes(PreparedStep step, int part) {
    List<SymbolChange> changes = new ArrayList<>();
    step.read(
        part,
        (key, value) -> {
          try {
            changes.add(SymbolChange.fromByteBuffer(ByteBuffer.wrap(value)));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    return changes;
  }
}
