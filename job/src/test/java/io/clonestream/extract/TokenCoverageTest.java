package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of the code is lost between the tokens: what they leave out is layout and comments. */
class TokenCoverageTest {

  static List<Path> samples() throws IOException {
    return GoldenFilesTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aFunctionWithoutCommentsIsItsTokens(Path sample) throws IOException {
    Extraction extraction =
        new Extractor().extract(sample.getFileName().toString(), Files.readAllBytes(sample));
    for (Declaration declaration : extraction.declarations()) {
      if (!declaration.body().matches("(?s).*(?://|/\\*|#|'''|\"\"\"|\\{/).*")) {
        String tokens =
            declaration.unpackedTokens().stream().map(Token::text).collect(Collectors.joining());
        assertThat(tokens.replaceAll("\\s", ""))
            .as(declaration.localId())
            .isEqualTo(declaration.body().replaceAll("\\s", ""));
      }
    }
  }
}
