package io.clonestream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

  @TempDir Path directory;

  @Test
  void aDirectoryWithoutARepositoryIsRefused() {
    assertThatThrownBy(() -> GitRepository.open(directory))
        .isInstanceOf(RepositoryException.class)
        .hasMessageContaining(directory + " is no Git repository");
  }

  @Test
  void anEmptyRepositoryHasABranchWithoutATip() throws Exception {
    try (Git git = Git.init().setDirectory(directory.toFile()).setInitialBranch("trunk").call();
        GitRepository repository = GitRepository.open(directory)) {
      assertThat(git.getRepository().isBare()).isFalse();
      assertThat(repository.currentBranch()).isEqualTo("trunk");
      assertThat(repository.tip("trunk")).isNull();
    }
  }

  @Test
  void aRepositoryIsFoundFromADirectoryWithinItsWorkTree() throws Exception {
    Path below = Files.createDirectories(directory.resolve("work/a/b"));
    try (Git git = Git.init().setDirectory(directory.resolve("work").toFile()).call();
        GitRepository repository = GitRepository.open(below)) {
      assertThat(repository.jgit().getDirectory()).isEqualTo(git.getRepository().getDirectory());
    }
  }

  @Test
  void aTagIsWhatItPointsAtWhetherItIsAnnotatedOrNot() throws Exception {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory());
        Git git = Git.wrap(test.jgit())) {
      assertThat(repository.tags()).isEmpty();
      String first = test.commit(Map.of());
      String second = test.commit(Map.of(), first);
      test.point("main", second);
      git.tag()
          .setName("v1")
          .setObjectId(test.jgit().parseCommit(id(first)))
          .setMessage("one")
          .call();
      var before = repository.tagRefs();
      git.tag().setName("next/v2").setAnnotated(false).call();

      assertThat(repository.tags()).isEqualTo(Map.of("v1", first, "next/v2", second));
      assertThat(repository.tagRefs()).isNotEqualTo(before);
    }
  }

  private static ObjectId id(String commit) {
    return ObjectId.fromString(commit);
  }

  @Test
  void aCommitSaysWhoWhenAndWhy() throws IOException {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory())) {
      String root = test.commit(Map.of());
      String head = test.commit(Map.of(), root);

      assertThat(repository.commit(head))
          .isEqualTo(
              new Commit(
                  head,
                  root,
                  "Ada <ada@example.org>",
                  "Change 2",
                  Instant.parse("2024-01-01T00:01:00Z")));
      assertThat(repository.commit(root).parent()).isNull();
    }
  }

  @Test
  void aCommitWithAForeignEncodingAndABrokenAuthorIsRead() throws IOException {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory());
        ObjectInserter inserter = test.jgit().newObjectInserter()) {
      String tree = repository.jgit().resolve(test.commit(Map.of()) + "^{tree}").name();
      String raw =
          "tree "
              + tree
              + "\nauthor nobody\ncommitter Zoé <z@x> 1700000000 +0100\n"
              + "encoding ISO-8859-1\n\nÄnderung\n";
      var id = inserter.insert(Constants.OBJ_COMMIT, raw.getBytes(StandardCharsets.ISO_8859_1));
      inserter.flush();

      Commit commit = repository.commit(id.name());

      assertThat(commit.message()).isEqualTo("Änderung");
      assertThat(commit.time()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
    }
  }

  @Test
  void aRevisionThatNamesNothingIsRefused() throws IOException {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory())) {
      assertThatThrownBy(() -> repository.resolve("v9"))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("'v9'");
    }
  }

  @Test
  void theNameIsOwnerAndNameOfTheOriginOrTheDirectory() throws IOException {
    assertThat(RepositoryName.ofUrl("https://github.com/apache/commons-lang.git"))
        .isEqualTo("apache/commons-lang");
    assertThat(RepositoryName.ofUrl("git@github.com:apache/commons-lang.git"))
        .isEqualTo("apache/commons-lang");
    assertThat(RepositoryName.ofUrl("ssh://git@host:29418/deep/er/repo/")).isEqualTo("er/repo");
    assertThat(RepositoryName.ofUrl("/srv/git/tool.git")).isEqualTo("tool");
    try (TestRepository test = TestRepository.create(directory.resolve("my repo.git"));
        GitRepository repository = GitRepository.open(test.directory())) {
      assertThat(RepositoryName.of(repository)).isEqualTo("my-repo");
    }
  }
}
