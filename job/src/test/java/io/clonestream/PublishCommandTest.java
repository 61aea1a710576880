package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the command does without Kafka. */
class PublishCommandTest {

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aDirectoryWithoutARepositoryFailsWithOneSentence() {
    assertThat(run(directory.toString())).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "clonestream: "
                + directory
                + " is no Git repository; name a directory with one [CS-COMMIT-001]"
                + System.lineSeparator());
  }

  @Test
  void anEmptyRepositoryHasNothingToPublish() throws Exception {
    createRepository();

    assertThat(run(directory.toString(), "--repository", "r")).isZero();
    assertThat(out.toString()).isEqualTo("default/r@main: no commits yet" + System.lineSeparator());
  }

  @Test
  void aBranchThatIsNotThereFails() throws Exception {
    createRepository();

    assertThat(run(directory.toString(), "--branch", "nope")).isEqualTo(1);
    assertThat(err.toString()).contains("No branch 'nope'");
  }

  @Test
  void wrongUsageNamesTheValueAndTheRule() throws Exception {
    createRepository();

    assertThat(run(directory.toString(), "a...b")).isEqualTo(2);
    assertThat(run(directory.toString(), "a..b", "--follow")).isEqualTo(2);
    assertThat(run(directory.toString(), "--repository", "a@b")).isEqualTo(2);
    assertThat(run(directory.toString(), "-D", "feed.nonsense=1")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'a...b'", "--follow goes with", "Repository 'a@b'", "'feed.nonsense'");
  }

  @Test
  void aKafkaThatDoesNotAnswerIsNamed() throws Exception {
    createRepository();
    try (Git git = Git.open(directory.toFile())) {
      git.commit().setMessage("m").setSign(false).setAllowEmpty(true).call();
    }

    assertThat(run(directory.toString(), "-D", "feed.bootstrap-servers=nowhere.invalid:9092"))
        .isEqualTo(1);
    assertThat(err.toString()).contains("nowhere.invalid:9092", "-D feed.bootstrap-servers=");
  }

  @Test
  void theHookRunsThisCommandAgainWithItsOptions() throws Exception {
    createRepository();
    Path config = Files.writeString(directory.resolve("c.properties"), "feed.tenant=acme\n");

    assertThat(
            run(
                directory.toString(),
                "--install-hook",
                "--snapshot",
                "--repository",
                "it's",
                "--config",
                config.toString()))
        .isZero();
    assertThat(Files.readString(directory.resolve(".git/hooks/post-commit")))
        .contains("'publish' '" + directory + "'")
        .contains("'--snapshot'")
        .contains("'--repository' 'it'\\''s'")
        .contains("'--config' '" + config + "'")
        .doesNotContain("'--install-hook'");
  }

  private void createRepository() throws Exception {
    Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call().close();
  }

  private int run(String... arguments) {
    return new CommandLine(new PublishCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
