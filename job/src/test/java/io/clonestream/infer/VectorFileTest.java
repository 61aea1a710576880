package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFileTest {

  @TempDir Path directory;

  @Test
  void whatWasSavedIsThereTheNextTime() {
    save("model", "a", 1, 2);

    VectorFile again = VectorFile.open(directory, "model");

    assertThat(again.get("a")).containsExactly(1, 2);
    assertThat(again.get("b")).isNull();
  }

  @Test
  void anotherModelHasAFileOfItsOwn() {
    save("model", "a", 1, 2);

    assertThat(VectorFile.open(directory, "other").get("a")).isNull();
  }

  @Test
  void aDamagedFileCountsAsAbsent() throws IOException {
    save("model", "a", 1, 2);
    Path file = files().get(0);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1; // the last byte of the vector, before the checksum
    Files.write(file, bytes);

    assertThat(VectorFile.open(directory, "model").get("a")).isNull();
  }

  @Test
  void savingLeavesNothingBesideTheFile() throws IOException {
    save("model", "a", 1, 2);
    save("model", "b", 3, 4);

    assertThat(files()).hasSize(1);
    assertThat(VectorFile.open(directory, "model").size()).isEqualTo(2);
  }

  private void save(String model, String fragment, int... vector) {
    VectorFile file = VectorFile.open(directory, model);
    byte[] bytes = new byte[vector.length];
    for (int i = 0; i < vector.length; i++) {
      bytes[i] = (byte) vector[i];
    }
    file.put(fragment, bytes);
    file.save();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }
}
