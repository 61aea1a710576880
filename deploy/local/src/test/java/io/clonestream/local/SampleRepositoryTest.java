package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleRepositoryTest {

  private static final List<SampleRelease> RELEASES =
      List.of(release("1.0", "2015-01-01T12:00:00Z"), release("1.1", "2016-01-01T12:00:00Z"));

  @Test
  void eachReleaseIsOneCommitOfItsDay(@TempDir Path directory) throws IOException {
    jars(directory);
    Path git = directory.resolve("lib.git");
    ObjectId head = SampleRepository.build(git, RELEASES, directory);
    try (Repository repository = open(git);
        var walk = new RevWalk(repository)) {
      assertThat(repository.resolve("HEAD")).isEqualTo(head);
      RevCommit newest = walk.parseCommit(head);
      RevCommit oldest = walk.parseCommit(newest.getParent(0));
      assertThat(newest.getShortMessage()).isEqualTo("lib 1.1");
      assertThat(newest.getCommitterIdent().getWhenAsInstant())
          .isEqualTo(Instant.parse("2016-01-01T12:00:00Z"));
      assertThat(oldest.getParentCount()).isZero();
      assertThat(paths(repository, oldest)).containsExactly("a/A.java", "a/Gone.java");
      assertThat(paths(repository, newest)).containsExactly("a/A.java", "b/B.java");
    }
  }

  @Test
  void buildingAgainGivesTheSameCommits(@TempDir Path directory) throws IOException {
    jars(directory);
    ObjectId once = SampleRepository.build(directory.resolve("lib.git"), RELEASES, directory);
    ObjectId again = SampleRepository.build(directory.resolve("lib.git"), RELEASES, directory);
    ObjectId elsewhere = SampleRepository.build(directory.resolve("x.git"), RELEASES, directory);
    assertThat(again).isEqualTo(once);
    assertThat(elsewhere).isEqualTo(once);
  }

  @Test
  void aLaterReleaseIsAddedOnTop(@TempDir Path directory) throws IOException {
    jars(directory);
    Path git = directory.resolve("lib.git");
    ObjectId first = SampleRepository.build(git, RELEASES.subList(0, 1), directory);
    ObjectId second = SampleRepository.build(git, RELEASES, directory);
    try (Repository repository = open(git);
        var walk = new RevWalk(repository)) {
      assertThat(walk.parseCommit(second).getParent(0)).isEqualTo(first);
    }
  }

  private static void jars(Path directory) throws IOException {
    jar(
        directory.resolve(RELEASES.get(0).jar()),
        Map.of("META-INF/LICENSE", "x", "a/A.java", "class A {}", "a/Gone.java", "class Gone {}"));
    jar(
        directory.resolve(RELEASES.get(1).jar()),
        Map.of("a/A.java", "class A { int x; }", "b/B.java", "class B {}"));
  }

  private static void jar(Path path, Map<String, String> files) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static Repository open(Path git) throws IOException {
    return new FileRepositoryBuilder().setGitDir(git.toFile()).setMustExist(true).build();
  }

  private static List<String> paths(Repository repository, RevCommit commit) throws IOException {
    List<String> paths = new ArrayList<>();
    try (var walk = new TreeWalk(repository)) {
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
    }
    return paths;
  }

  private static SampleRelease release(String version, String day) {
    return new SampleRelease("g", "lib", version, Instant.parse(day));
  }
}
