package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.VectorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TuneRunTest {

  @TempDir static Path directory;

  private static final List<String> FIGURES = new ArrayList<>();

  @BeforeAll
  static void runTwice() throws IOException {
    List<TuneRequest.Repository> repositories =
        GeneratedRepositories.create(directory.resolve("repositories"), 4);
    run(repositories, directory.resolve("first"), "words-mine", FIGURES);
    run(repositories, directory.resolve("second"), "words-mine", new ArrayList<>());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "calibration/mine.properties",
        "match/words-mine.bin",
        "match/words-mine.properties"
      })
  void theSameRepositoriesGiveTheSameBytes(String file) {
    assertThat(directory.resolve("second").resolve(file))
        .hasSameBinaryContentAs(directory.resolve("first").resolve(file));
  }

  @Test
  void theFileSaysWhatItWasMadeOf() throws IOException {
    assertThat(Files.readAllLines(directory.resolve("first/calibration/mine.properties")))
        .contains("seed=5", "corpus.functions=500", "words=words-mine", "store.threshold=0.1")
        .anyMatch(line -> line.matches("repository.project-0=[0-9a-f]{40} [0-9a-f]{40}"))
        .anyMatch(line -> line.matches("pairs.history=\\d{3}"));
  }

  @Test
  void theFiguresAreOfWhatWasHeldBack() {
    assertThat(FIGURES)
        .contains("held back by repository: semantic within", "held back by name: lexical across")
        .anyMatch(line -> line.contains("expected calibration error"))
        .anyMatch(line -> line.contains("clones history"))
        .anyMatch(line -> line.contains("of random pairs stored"));
  }

  @Test
  void tooFewRepositoriesAreRefusedWithTheirNumber() throws IOException {
    List<TuneRequest.Repository> repositories =
        GeneratedRepositories.create(directory.resolve("few"), 2);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(repositories, directory, "words-mine", new ArrayList<>()))
        .withMessageContaining("at least 5 repositories, of which at least 2 are collections")
        .withMessageContaining("not 4 and 2");
  }

  @Test
  void theSameNameTwiceIsRefused() throws IOException {
    List<TuneRequest.Repository> repositories =
        GeneratedRepositories.create(directory.resolve("twice"), 3);
    repositories.add(repositories.get(0));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(repositories, directory, "words-mine", new ArrayList<>()))
        .withMessageContaining("algorithms-java; give each another: NAME=PATH");
  }

  private static Path run(
      List<TuneRequest.Repository> repositories, Path out, String newWords, List<String> figures) {
    TuneRequest request =
        new TuneRequest(
            repositories,
            150,
            null,
            new Budgets(1e-3, 1e-3, 1e-2, .1),
            .2,
            5,
            out,
            "mine",
            "words-1",
            newWords,
            null);
    return new TuneRun(request, line -> {})
        .run(new VectorSource(new HashingEmbedder()), figures::add);
  }
}
