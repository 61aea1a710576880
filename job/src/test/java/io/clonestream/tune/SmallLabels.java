package io.clonestream.tune;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Labels and predictions made up for tests: pairs of files of their own, each with a confidence
 * that is a probability, or one that is too sure by a stated factor of its log-odds.
 */
public final class SmallLabels {

  private final Path directory;
  private final List<String> labels = new ArrayList<>();
  private final List<String> predictions = new ArrayList<>();

  public SmallLabels(Path directory) {
    this.directory = directory;
  }

  /** Adds a labelled pair; a score of 0 is not listed. */
  public SmallLabels pair(boolean clone, double score) {
    String a = "a" + labels.size() + ".java";
    String b = "b" + labels.size() + ".java";
    labels.add(a + "\t" + b + "\t" + (clone ? 1 : 0));
    if (score > 0) {
      predictions.add(a + "\t" + b + "\t" + score);
    }
    return this;
  }

  /**
   * Adds pairs whose log-odds are a factor too large.
   *
   * @param tooSure 1 for confidences that are probabilities
   */
  public SmallLabels pairs(int number, double tooSure, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < number; i++) {
      double logOdds = 6 * random.nextDouble() - 3;
      boolean clone = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      pair(clone, 1 / (1 + Math.exp(-tooSure * logOdds)));
    }
    return this;
  }

  public Path labelsFile() {
    return write("labels.tsv", labels);
  }

  public Path predictionsFile() {
    return write("predictions.tsv", predictions);
  }

  LabelledPairs labels() {
    return LabelledPairs.read(labelsFile());
  }

  PredictedPairs predictions() {
    return PredictedPairs.read(predictionsFile());
  }

  private Path write(String name, List<String> lines) {
    try {
      return Files.write(directory.resolve(name), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
