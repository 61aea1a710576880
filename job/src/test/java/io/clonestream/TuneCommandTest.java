package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.TestRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class TuneCommandTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "--strays-within=2, Value 2.0 of --strays-within must lie within 0 and 1",
    "--store=0, Value 0.0 of --store must lie within 0 and 1",
    "--functions=0, Value 0 of --functions is below 1",
    "--id=a/b, Value 'a/b' of --id must be letters",
    "a b=., Name 'a b' of a repository must be letters",
  })
  void aWrongValueIsNamedWithItsRule(String argument, String message) {
    assertThat(refusal(argument)).startsWith("clonestream: " + message);
  }

  @Test
  void tooFewRepositoriesAreRefusedBeforeAnyIsRead() throws IOException {
    try (TestRepository repository = TestRepository.create(directory.resolve("shop.git"))) {
      repository.point("main", repository.commit(Map.of("a.py", "x = 1\n")));
    }

    assertThat(refusal(directory.resolve("shop.git").toString()))
        .startsWith("clonestream: A calibration needs at least 5 repositories")
        .contains("not 1 and 0");
  }

  private String refusal(String argument) {
    StringWriter err = new StringWriter();
    CommandLine command = CloneStreamCli.commandLine();
    command.setErr(new PrintWriter(err));
    command.setOut(new PrintWriter(new StringWriter()));
    int code =
        argument.startsWith("--id")
            ? command.execute("tune", "--out", directory.toString(), argument)
            : command.execute(
                "tune",
                "--out",
                directory.toString(),
                "--id",
                "mine",
                "-Dinfer.model=hashing",
                argument);
    assertThat(code).isEqualTo(2);
    return err.toString();
  }
}
