package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.infer.HashingEmbedder;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.Calibration;
import io.clonestream.match.Codebook;
import io.clonestream.match.Screen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecallRunTest {

  @TempDir static Path directory;

  private static final Calibration CALIBRATION = Calibration.load(Calibration.DEFAULT);
  private static RecallFigures figures;
  private static RecallFigures strict;

  @BeforeAll
  static void run() throws IOException {
    List<TuneRequest.Repository> repositories =
        GeneratedRepositories.create(directory.resolve("repositories"), 2);
    figures = figures(repositories, 20);
    strict = figures(repositories, -3);
  }

  @Test
  void edgesThatBlocksFindAreCountedAgainstBruteForce() {
    assertThat(figures.queries()).hasSize(40);
    assertThat(figures.recall()).isGreaterThan(.8);
    assertThat(figures.candidates()).isLessThanOrEqualTo(figures.blocks().comparisons());
  }

  @Test
  void whatTheScreenPartsIsMissed() {
    assertThat(strict.recall()).isLessThan(figures.recall());
    assertThat(strict.candidates()).isLessThan(figures.candidates());
    assertThat(strict.blocks().comparisons()).isEqualTo(figures.blocks().comparisons());
  }

  @Test
  void collectionsAreOneProjectAmongRandomPairs() {
    // 130 algorithms twice are one project, and 60 functions each are two others.
    assertThat(figures.random().all()).isEqualTo(260L * 120 + 60 * 60);
    assertThat(figures.random().stored()).isBetween(1L, figures.random().all() - 1);
    assertThat(figures.random().shown()).hasSizeLessThan((int) figures.random().stored());
  }

  @Test
  void allFiguresAreSaid() {
    List<String> lines = new ArrayList<>();
    figures.print(lines::add);

    assertThat(lines)
        .anyMatch(line -> line.contains("members: largest"))
        .anyMatch(line -> line.contains("% of all pairs"))
        .anyMatch(line -> line.contains("brute force: 40 fragments"))
        .anyMatch(line -> line.startsWith("  across languages from 0.10"))
        .anyMatch(line -> line.contains("random pairs of functions of different projects"));
  }

  private static RecallFigures figures(List<TuneRequest.Repository> repositories, double margin) {
    HashingEmbedder embedder = new HashingEmbedder();
    RecallRequest request =
        new RecallRequest(
            repositories,
            1_000,
            40,
            5,
            Codebook.load(Codebook.DEFAULT),
            new Screen(CALIBRATION, margin),
            CALIBRATION);
    return new RecallRun(request, line -> {}).run(new VectorSource(embedder));
  }
}
