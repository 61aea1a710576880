package io.clonestream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.clonestream.commit.FileChange.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeDiffTest {

  private static final int MAX_BYTES = 1000;

  @TempDir Path directory;
  private TestRepository test;
  private GitRepository repository;
  private TreeDiff trees;

  @BeforeEach
  void create() throws IOException {
    test = TestRepository.create(directory.resolve("r.git"));
    repository = GitRepository.open(test.directory());
    trees = new TreeDiff(repository, path -> path.endsWith(".java"), 100, MAX_BYTES);
  }

  @AfterEach
  void close() {
    repository.close();
    test.close();
  }

  @Test
  void filesAreAddedModifiedDeletedAndRenamed() throws IOException {
    String long1 = "class Same {\n int one;\n int two;\n int three;\n}\n";
    String before =
        test.commit(Map.of("Kept.java", "k", "Mod.java", "1", "Old.java", long1, "Gone.java", "g"));
    String after =
        test.commit(
            Map.of("Kept.java", "k", "Mod.java", "2", "New.java", long1 + " ", "Born.java", "b"),
            before);

    FileChanges changes = changes(before, after);

    assertThat(changes.files())
        .extracting(FileChange::kind, FileChange::path)
        .containsExactly(
            tuple(Kind.ADDED, "Born.java"),
            tuple(Kind.DELETED, "Gone.java"),
            tuple(Kind.MODIFIED, "Mod.java"),
            tuple(Kind.RENAMED, "New.java"));
    assertThat(changes.files().get(3).before().path()).isEqualTo("Old.java");
    assertThat(changes.skipped()).isEmpty();
  }

  @Test
  void ofSeveralNewFilesLikeADeletedOneOneIsItsNewPlaceAndTheOthersAreAdded() throws IOException {
    String content = "class Same {\n int one;\n int two;\n int three;\n}\n";
    String before = test.commit(Map.of("Old.java", content));
    for (String other : List.of(content, content.replace("three", "four"))) {
      String after = test.commit(Map.of("A.java", content, "B.java", other), before);

      assertThat(changes(before, after).files())
          .extracting(FileChange::kind)
          .containsExactlyInAnyOrder(Kind.RENAMED, Kind.ADDED);
    }
  }

  @Test
  void theFirstStepAddsEverything() throws IOException {
    String root = test.commit(Map.of("a/A.java", "1", "b/B.java", "2", "README", "x"));

    FileChanges changes = trees.of(new Step(root, null, false, false));

    assertThat(changes.files())
        .extracting(FileChange::path)
        .containsExactly("a/A.java", "b/B.java");
    assertThat(changes.skipped()).containsExactly(Map.entry(FileSkip.UNKNOWN_LANGUAGE, 1));
  }

  @Test
  void submodulesAndSymbolicLinksAreCountedAndNotRead() throws IOException {
    String empty = test.commit(Map.of());
    String commit =
        test.commitAt(
            Instant.EPOCH,
            Map.of(
                "Link.java", bytes("A.java"),
                "lib.java", bytes("0123456789012345678901234567890123456789"),
                "A.java", bytes("a")),
            Map.of("Link.java", FileMode.SYMLINK, "lib.java", FileMode.GITLINK),
            empty);

    FileChanges changes = changes(empty, commit);

    assertThat(changes.files()).extracting(FileChange::path).containsExactly("A.java");
    assertThat(changes.skipped())
        .containsOnly(Map.entry(FileSkip.SUBMODULE, 1), Map.entry(FileSkip.SYMBOLIC_LINK, 1));
  }

  @Test
  void aFileThatBecomesASymbolicLinkIsDeleted() throws IOException {
    String before = test.commit(Map.of("A.java", "a", "B.java", "b"));
    String after =
        test.commitAt(
            Instant.EPOCH,
            Map.of("A.java", bytes("B.java"), "B.java", bytes("b")),
            Map.of("A.java", FileMode.SYMLINK),
            before);

    assertThat(changes(before, after).files())
        .extracting(FileChange::kind, FileChange::path)
        .containsExactly(tuple(Kind.DELETED, "A.java"));
  }

  @Test
  void aFileThatBecomesADirectoryIsDeletedAndItsFilesAdded() throws IOException {
    String before = test.commit(Map.of("A.java", "a"));
    String after = test.commit(Map.of("A.java/B.java", "something else"), before);

    assertThat(changes(before, after).files())
        .extracting(FileChange::kind)
        .containsExactlyInAnyOrder(Kind.DELETED, Kind.ADDED);
  }

  @Test
  void aLargeFileIsNotLoaded() throws IOException {
    String root = test.commit(Map.of("A.java", "x".repeat(MAX_BYTES + 1), "B.java", "b"));
    var files = trees.of(new Step(root, null, false, false)).files();

    assertThat(trees.read(files.get(0).after().blob()).skip()).isEqualTo(FileSkip.TOO_LARGE);
    assertThat(trees.read(files.get(1).after().blob()).bytes()).isEqualTo(bytes("b"));
  }

  @Test
  void pathsMayHoldAnyLetters() throws IOException {
    String root = test.commit(Map.of("größe/Ünïcode 文.java", "1"));

    assertThat(trees.of(new Step(root, null, false, false)).files())
        .extracting(FileChange::path)
        .containsExactly("größe/Ünïcode 文.java");
  }

  private FileChanges changes(String before, String after) {
    return trees.of(new Step(after, before, false, false));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
