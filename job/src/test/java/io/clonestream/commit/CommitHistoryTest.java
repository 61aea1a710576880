package io.clonestream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitHistoryTest {

  @TempDir Path directory;
  private TestRepository test;
  private GitRepository repository;
  private CommitHistory history;

  @BeforeEach
  void create() throws IOException {
    test = TestRepository.create(directory.resolve("r.git"));
    repository = GitRepository.open(test.directory());
    history = new CommitHistory(repository);
  }

  @AfterEach
  void close() {
    repository.close();
    test.close();
  }

  @Test
  void theFirstParentsAreTakenOldestFirst() throws IOException {
    String root = commit("0");
    String main = commit("1", root);
    String side = commit("s", root);
    String merge = commit("m", main, side);

    assertThat(history.since(null, merge))
        .containsExactly(
            new Step(root, null, false, false),
            new Step(main, root, false, false),
            new Step(merge, main, false, false));
  }

  @Test
  void publishingGoesOnWhereItEnded() throws IOException {
    String first = commit("0");
    String second = commit("1", first);
    String third = commit("2", second);

    assertThat(history.since(second, third)).containsExactly(new Step(third, second, false, false));
    assertThat(history.since(third, third)).isEmpty();
  }

  @Test
  void aMergeThatTakesThePublishedHeadAsItsSecondParentIsNotForced() throws IOException {
    String root = commit("0");
    String published = commit("1", root);
    String other = commit("2", root);
    String merge = commit("3", other, published);

    assertThat(history.since(published, merge))
        .containsExactly(
            new Step(other, published, false, false), new Step(merge, other, false, false));
  }

  @Test
  void aForcedPushIsOneStepFromTheOldHeadToTheNew() throws IOException {
    String root = commit("0");
    String old = commit("1", root);
    String replaced = commit("2", root);
    String head = commit("3", replaced);

    assertThat(history.since(old, head)).containsExactly(new Step(head, old, true, false));
    assertThat(history.since(old, root)).containsExactly(new Step(root, old, true, false));
  }

  @Test
  void aPublishedHeadThatIsMissingIsNamedWithTheRemedy() throws IOException {
    String head = commit("0");
    String missing = "0123456789012345678901234567890123456789";

    assertThatThrownBy(() -> history.since(missing, head))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining("git fetch origin " + missing);
  }

  @Test
  void aSnapshotIsOneStep() throws IOException {
    String root = commit("0");
    String head = commit("1", root);

    assertThat(history.snapshot(null, head)).containsExactly(new Step(head, null, false, true));
    assertThat(history.snapshot(root, head)).containsExactly(new Step(head, root, false, false));
    assertThat(history.snapshot(head, head)).isEmpty();
  }

  @Test
  void aRangeBeginsWithTheWholeTreeOfItsFirstCommit() throws IOException {
    String root = commit("0");
    String second = commit("1", root);
    String third = commit("2", second);

    assertThat(history.range(root, third, null, null))
        .containsExactly(
            new Step(second, null, false, true), new Step(third, second, false, false));
  }

  @Test
  void aRangeThatIsPublishedChangesNothing() throws IOException {
    String root = commit("0");
    String second = commit("1", root);
    String third = commit("2", second);

    assertThat(history.range(root, second, third, root)).isEmpty();
    assertThat(history.range(root, third, third, root)).isEmpty();
    assertThat(history.range(null, third, third, root)).isEmpty();
  }

  @Test
  void aRangeAfterWhatIsPublishedBridgesTheGap() throws IOException {
    String root = commit("0");
    String second = commit("1", root);
    String third = commit("2", second);

    assertThat(history.range(second, third, root, root))
        .containsExactly(new Step(third, root, false, false));
  }

  @Test
  void commitsOlderThanTheFirstPublishedAreRefused() throws IOException {
    String root = commit("0");
    String second = commit("1", root);
    String third = commit("2", second);
    String fourth = commit("3", third);

    assertThatThrownBy(() -> history.range(root, fourth, third, third))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(second + " is older than " + third)
        .hasMessageContaining("feed.tenant");
    assertThatThrownBy(() -> history.range(null, second, third, third))
        .hasMessageContaining(second + " is older than " + third);
  }

  @Test
  void aShallowHistoryBeginsAtItsBorder() throws IOException {
    String root = commit("0");
    String border = commit("1", root);
    String head = commit("2", border);
    Files.writeString(test.directory().resolve("shallow"), border + "\n");

    assertThat(history.since(null, head)).extracting(Step::head).containsExactly(border, head);
  }

  private String commit(String content, String... parents) throws IOException {
    return test.commit(Map.of("a.txt", content), parents);
  }

  @Test
  void rangesAreReadAsGitWritesThem() {
    assertThat(List.of("a..b", "a..", "..b", "b").stream().map(CommitRange::parse))
        .containsExactly(
            new CommitRange("a", "b"),
            new CommitRange("a", null),
            new CommitRange(null, "b"),
            new CommitRange(null, "b"));
    assertThatThrownBy(() -> CommitRange.parse("a...b")).hasMessageContaining("a...b");
  }
}
