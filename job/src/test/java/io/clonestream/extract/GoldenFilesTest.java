package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is extracted from a sample of each language, against a listing that a person has read.
 * {@code -Dextract.golden=write} writes the listings anew.
 */
class GoldenFilesTest {

  private static final Path SAMPLES = Path.of("src/test/resources/extract");

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".expected"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aSampleGivesTheListingThatWasRead(Path sample) throws IOException {
    String listing = Listing.of(sample.getFileName().toString(), Files.readAllBytes(sample));
    Path expected = sample.resolveSibling(sample.getFileName() + ".expected");
    if (System.getProperty("extract.golden", "").equals("write")) {
      Files.writeString(expected, listing);
    }
    assertThat(listing).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyLanguageHasASample() throws IOException {
    assertThat(samples().stream().map(sample -> SAMPLES.relativize(sample).getName(0).toString()))
        .containsAll(Languages.names());
  }
}
