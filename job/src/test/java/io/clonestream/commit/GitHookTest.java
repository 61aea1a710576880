package io.clonestream.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHookTest {

  @TempDir Path directory;

  @Test
  void aHookRunsItsCommandInTheBackgroundWithItsArgumentsIntact() throws Exception {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory())) {
      Path pipe = directory.resolve("it's a pipe");
      assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
      List<Path> hooks =
          GitHook.install(repository, List.of("sh", "-c", "echo ran > \"$0\"", pipe.toString()));

      assertThat(hooks).containsExactly(test.directory().resolve("hooks/post-receive"));
      Process hook = new ProcessBuilder(hooks.get(0).toString()).start();
      hook.getOutputStream().close();
      assertThat(hook.waitFor()).isZero();
      assertThat(Files.readString(pipe)).isEqualTo("ran\n");
      assertThat(test.directory().resolve("clonestream.log")).exists();
    }
  }

  @Test
  void aWorkTreePublishesAfterCommitMergeAndRewriteAndAgainAfterASecondInstallation()
      throws Exception {
    try (Git git = Git.init().setDirectory(directory.toFile()).call();
        GitRepository repository = GitRepository.open(directory)) {
      GitHook.install(repository, List.of("first"));
      List<Path> hooks = GitHook.install(repository, List.of("second"));

      assertThat(hooks)
          .extracting(hook -> hook.getFileName().toString())
          .containsExactly("post-commit", "post-merge", "post-rewrite");
      assertThat(Files.readString(hooks.get(0))).contains("'second'").doesNotContain("'first'");
      assertThat(Files.isExecutable(hooks.get(0))).isTrue();
      assertThat(git.getRepository().isBare()).isFalse();
    }
  }

  @Test
  void aHookOfSomebodyElseIsLeftAlone() throws IOException {
    try (TestRepository test = TestRepository.create(directory.resolve("r.git"));
        GitRepository repository = GitRepository.open(test.directory())) {
      Path hook = test.directory().resolve("hooks/post-receive");
      Files.createDirectories(hook.getParent());
      Files.writeString(hook, "#!/bin/sh\necho mine\n");

      assertThatThrownBy(() -> GitHook.install(repository, List.of("publish")))
          .isInstanceOf(RepositoryException.class)
          .hasMessageContaining("add this line to it: 'publish'");
      assertThat(hook).hasContent("#!/bin/sh\necho mine\n");
    }
  }
}
