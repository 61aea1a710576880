package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateIT {

  private static final String SUM =
      """
      int sumOfSquares(int[] values) {
        int total = 0;
        for (int value : values) {
          total += value * value;
        }
        return total;
      }
      """;

  @Test
  void aSetGoesThroughTheWholeSystem(@TempDir Path directory) throws IOException {
    write(directory, "java/sum.java", SUM);
    write(directory, "java/logged.java", SUM.replace("return", "log.info(total);\n  return"));
    write(
        directory,
        "python/sum.py",
        "def sum_of_squares(values):\n    total = 0\n    for value in values:\n"
            + "        total += value * value\n    return total\n");
    write(
        directory,
        "java/close.java",
        "void close(Socket socket) { if (socket.open()) { socket.shutdown(Way.BOTH, true); } }");
    String predictions = directory.resolve("predictions.tsv").toString();

    int code =
        Evaluate.execute(
            directory.toString(), "--out", predictions, "--view", "edges", "--view", "default");

    assertThat(code).isZero();
    assertThat(files(directory.resolve("predictions.edges.tsv")))
        .contains("java/logged.java\tjava/sum.java", "java/sum.java\tpython/sum.py")
        .noneMatch(pair -> pair.contains("close"));
    assertThat(files(directory.resolve("predictions.default.tsv")))
        .containsExactly("java/logged.java\tjava/sum.java", "java/sum.java\tpython/sum.py");
  }

  @Test
  void aDirectoryThatIsNoSetIsRefusedAndNothingIsTouched(@TempDir Path directory)
      throws IOException {
    Path kept = Files.writeString(directory.resolve("kept"), "as it was");

    assertThat(Evaluate.execute(directory.toString())).isEqualTo(1);
    Files.createDirectory(directory.resolve("files"));
    assertThat(Evaluate.execute(directory.toString())).isEqualTo(1);
    write(directory, "java/sum.java", SUM);
    for (String wrong : List.of("--data " + directory, "--files-per-commit 0", "--view none")) {
      List<String> line = new ArrayList<>(List.of(wrong.split(" ")));
      line.add(directory.toString());
      assertThat(Evaluate.execute(line.toArray(String[]::new))).as(wrong).isEqualTo(1);
    }

    assertThat(kept).hasContent("as it was");
    assertThat(Path.of("pom.xml")).exists();
  }

  private static void write(Path set, String file, String content) throws IOException {
    Path path = set.resolve("files").resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private static List<String> files(Path predictions) throws IOException {
    return Files.readAllLines(predictions).stream()
        .map(line -> line.substring(0, line.lastIndexOf('\t')))
        .toList();
  }
}
