package io.clonestream.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a file, reading it ends, throws nothing and gives declarations that lie within
 * the file; the same bytes give the same. {@code -Dextract.fuzz=20000} fuzzes each sample as many
 * times.
 */
class HostileSourcesTest {

  private static final int FUZZED = Integer.getInteger("extract.fuzz", 20);

  /** What opens something that need not end. */
  private static final List<String> OPENINGS =
      List.of(
          "(",
          "[",
          "{",
          "<",
          "if (a) {\n",
          "f(\"${",
          "`${",
          "a(",
          "a ? b : ",
          "<<A\n",
          "R\"a(\n",
          "r#\"",
          "\"\"\"",
          "'''",
          "/*\n",
          "#if a\n",
          "%w(",
          "a < b > c, ",
          "- ",
          "@a(",
          "fn a<",
          "def f(a):\n ",
          "case 1:\n",
          "\\\n",
          "\u00e9",
          "\uD83D\uDE00",
          ";\n",
          "1.",
          "<a>",
          "<?php\n",
          "class A {\n",
          "template<class T>\n",
          "$(",
          "s\"${",
          "begin\n",
          "lambda: ",
          "try {",
          "f'{",
          "a::",
          "\"\\(");

  /** Many of them are parsed in the square of their number. */
  private static final int OPENED_BYTES = Integer.getInteger("extract.opened", 200);

  /** Every such file, by its length, is read a second time. */
  private static final int TWICE_OF = 10;

  private final Extractor extractor = new Extractor();

  static List<Path> samples() throws IOException {
    return GoldenFilesTest.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fuzzedItIsReadOrLeftOut(Path sample) throws IOException {
    Fuzz fuzz = new Fuzz(Files.readAllBytes(sample), new Random(FUZZED));
    for (int i = 0; i < FUZZED; i++) {
      isSane(sample, fuzz.next());
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void whatOpensAndNeverEndsIsReadOrLeftOut(Path sample) throws IOException {
    String code = Files.readString(sample);
    for (String opening : OPENINGS) {
      String many = opening.repeat(OPENED_BYTES / opening.length());
      isSane(sample, (code + "\n" + many + "\n" + code).getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void aGiganticLineIsReadOrLeftOut(Path sample) throws IOException {
    String line = Files.readString(sample).replace('\n', ' ');
    isSane(sample, line.repeat((1 << 20) / line.length()).getBytes(UTF_8));
    isSane(sample, line.repeat(1 + 9_000 / line.length()).getBytes(UTF_8));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theEncodingIsNoPartOfTheCode(Path sample) throws IOException {
    String path = sample.getFileName().toString();
    if (Languages.of(path).isEmpty()) {
      return; // known by its first line alone, which must be its first bytes
    }
    String plain = Listing.of(path, Files.readAllBytes(sample));
    for (var charset : List.of(UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      byte[] marked = ("\uFEFF" + Files.readString(sample)).getBytes(charset);
      assertThat(Listing.of(path, marked)).isEqualTo(plain);
    }
  }

  /** The clock of this budget jumps by a second whenever the parser asks. */
  @Test
  void aFileThatCostsTooMuchIsLeftOutAndTheNextIsRead() {
    AtomicLong seconds = new AtomicLong();
    Extractor impatient =
        new Extractor(
            ExtractLimits.DEFAULT,
            () -> new ParseBudget(() -> seconds.getAndIncrement() * 1_000_000_000L));
    byte[] small = "class A { int f(int a, int b) { return a * b; } }\n".getBytes(UTF_8);
    byte[] large =
        "class A { int f(int a, int b) { return a * b; } }\n".repeat(200).getBytes(UTF_8);

    assertThat(impatient.extract("A.java", large).skipped())
        .containsExactly(Map.entry(SkipReason.UNPARSABLE, 1));
    assertThat(impatient.extract("A.java", small)).isEqualTo(extractor.extract("A.java", small));
    assertThat(extractor.extract("A.java", large).declarations()).hasSize(400);
  }

  private void isSane(Path sample, byte[] content) {
    String path = sample.getFileName().toString();
    Extraction extraction = extractor.extract(path, content);
    int lines = 1;
    for (byte b : content) {
      lines += b == '\n' || b == '\r' ? 1 : 0;
    }
    for (Declaration declaration : extraction.declarations()) {
      assertThat(declaration.startLine()).isBetween(1, declaration.endLine());
      assertThat(declaration.endLine()).isLessThanOrEqualTo(lines);
      assertThat(declaration.unpackedTokens()).hasSize(declaration.tokenCount());
    }
    if (content.length % TWICE_OF == 0) {
      assertThat(extractor.extract(path, content)).isEqualTo(extraction);
    }
  }
}
