package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.transport.URIish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTest {

  @TempDir Path directory;

  @Test
  void twoRepositoriesThatWouldBePublishedAsOneAreRefusedUntilOneIsNamed() throws Exception {
    Path ours = repository("ours", "https://git.example.org/team/repo.git");
    Path theirs = repository("theirs", "https://other.example.org/team/repo");

    assertThatThrownBy(() -> Source.check(List.of(Source.of(ours), Source.of(theirs))))
        .isInstanceOf(ServerFailure.class)
        .hasMessage(
            "%s and %s would both be published as 'team/repo': give one of them a name, as in"
                + " NAME=%s",
            ours, theirs, theirs);
    Source named = Source.parse("other/repo=" + theirs);
    Source.check(List.of(Source.of(ours), named));
    assertThat(named.arguments()).containsExactly(theirs.toString(), "--repository", "other/repo");
    assertThat(named.logName()).isEqualTo("other-repo");
  }

  @Test
  void aDirectoryWithAnEqualsSignIsADirectory() throws Exception {
    Path odd = repository("a=b", "https://git.example.org/team/odd");

    assertThat(Source.parse(odd.toString())).isEqualTo(Source.of(odd));
  }

  @Test
  void whatIsNoRepositoryIsRefused() {
    assertThatThrownBy(() -> Source.check(List.of(Source.of(directory))))
        .hasMessageContaining("is no Git repository");
  }

  private Path repository(String name, String origin) throws Exception {
    Path path = directory.resolve(name);
    try (Git git = Git.init().setInitialBranch("main").setDirectory(path.toFile()).call()) {
      git.remoteAdd().setName("origin").setUri(new URIish(origin)).call();
    }
    return path;
  }
}
