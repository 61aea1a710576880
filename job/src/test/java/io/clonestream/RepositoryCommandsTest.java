package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.TestRepository;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code codebook} and {@code recall}, which read repositories as {@code tune} does. */
class RepositoryCommandsTest {

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String shop = "";

  @BeforeEach
  void createRepository() throws IOException {
    StringBuilder code = new StringBuilder();
    for (String name : new String[] {"apples", "pears", "plums", "figs", "dates", "limes"}) {
      code.append("def count_%s(basket):\n    total = 0\n".formatted(name))
          .append("    for %s in basket:\n        if %s.ripe:\n".formatted(name, name))
          .append("            total = total + %s.weight\n    return total\n\n".formatted(name));
    }
    try (TestRepository repository = TestRepository.create(directory.resolve("shop.git"))) {
      repository.point("main", repository.commit(Map.of("fruit.py", code.toString())));
    }
    shop = directory.resolve("shop.git").toString();
  }

  @Test
  void aCodebookIsWrittenWithItsProvenance() throws IOException {
    assertThat(
            execute("codebook", shop, "--out", directory.toString(), "--id", "mine", "--cells=1"))
        .isZero();

    assertThat(out.toString()).contains("6 vectors in 1 cells: mean 6.0, largest 6, empty 0");
    assertThat(directory.resolve("match/mine.bin")).hasSize(12 + 512 * 4 + 512);
    assertThat(Files.readString(directory.resolve("match/mine.properties")))
        .contains("1 cells, 15 rounds, seed 1, on 6 functions")
        .contains("model=hashing-v1", "repository.shop=");
  }

  @Test
  void cellsOfShapesNeedNoModel() throws IOException {
    assertThat(
            execute(
                "codebook",
                shop,
                "--shapes",
                "--out",
                directory.toString(),
                "--id",
                "mine",
                "--cells=1"))
        .isZero();

    assertThat(directory.resolve("match/mine.bin")).hasSize(12 + 128 * 4 + 128);
    assertThat(Files.readString(directory.resolve("match/mine.properties")))
        .contains("1 cells, 15 rounds", "repository.shop=")
        .doesNotContain("model=");
  }

  @Test
  void tooLittleCodeForSoManyCellsIsRefused() {
    assertThat(execute("codebook", shop, "--out", directory.toString(), "--id", "mine"))
        .isEqualTo(2);

    assertThat(err.toString()).contains("6 vectors are too few for 2,304 cells");
    assertThat(directory.resolve("match")).doesNotExist();
  }

  @Test
  void recallSaysWhatBlocksFindAndWritesWhatIsShown() throws IOException {
    Path shown = directory.resolve("shown.tsv");

    assertThat(execute("recall", shop, "--shown", shown.toString())).isZero();

    assertThat(out.toString())
        .contains("6 distinct functions and types, 15 pairs", "brute force: 6 fragments");
    assertThat(shown).isEmptyFile();
  }

  @ParameterizedTest
  @CsvSource({
    "recall --queries=0, Value 0 of --queries is below 1",
    "recall --functions=-1, Value -1 of --functions is below 1",
    "codebook --out=. --id=a/b, Value 'a/b' of --id must be letters",
    "codebook --out=. --id=a --cells=0, Value 0 of --cells is below 1",
    "codebook --out=. --id=a --rounds=0, Value 0 of --rounds is below 1",
  })
  void aWrongValueIsNamedWithItsRule(String arguments, String message) {
    assertThat(execute(arguments.split(" "))).isEqualTo(2);

    assertThat(err.toString()).startsWith("clonestream: " + message);
  }

  private int execute(String... arguments) {
    CommandLine command = CloneStreamCli.commandLine();
    command.setErr(new PrintWriter(err));
    command.setOut(new PrintWriter(out));
    String[] all = new String[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "-Dinfer.model=hashing";
    return command.execute(all);
  }
}
