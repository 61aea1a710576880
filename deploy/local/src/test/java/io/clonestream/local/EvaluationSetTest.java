package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationSetTest {

  @Test
  void everyCommitAddsSomeFilesAndKeepsTheOnesBefore(@TempDir Path set) throws IOException {
    for (String file : List.of("java/b.java", "java/a.java", "python/c.py")) {
      Path path = set.resolve("files").resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "content of " + file);
    }
    Files.writeString(set.resolve("labels.tsv"), "no source");
    Path git = set.resolve("set.git");

    new EvaluationSet(set).commitTo(git, 2);

    assertThat(trees(git))
        .containsExactly(
            List.of("java/a.java", "java/b.java"),
            List.of("java/a.java", "java/b.java", "python/c.py"));
  }

  @Test
  void aDirectoryThatIsNoSetIsRefusedByName(@TempDir Path directory) throws IOException {
    assertThatThrownBy(() -> new EvaluationSet(directory))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining(directory + " is no evaluation set");

    Files.createDirectory(directory.resolve("files"));
    var empty = new EvaluationSet(directory);
    assertThatThrownBy(() -> empty.commitTo(directory.resolve("x.git"), 2))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("holds no files");
  }

  /** Paths of every commit, oldest first. */
  private static List<List<String>> trees(Path git) throws IOException {
    List<List<String>> trees = new ArrayList<>();
    try (Repository repository = new FileRepositoryBuilder().setGitDir(git.toFile()).build();
        var walk = new RevWalk(repository)) {
      walk.markStart(walk.parseCommit(repository.resolve("main")));
      for (RevCommit commit : walk) {
        List<String> paths = new ArrayList<>();
        try (var tree = new TreeWalk(repository)) {
          tree.addTree(commit.getTree());
          tree.setRecursive(true);
          while (tree.next()) {
            paths.add(tree.getPathString());
          }
        }
        trees.add(0, paths);
      }
    }
    return trees;
  }
}
