package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.Declaration;
import io.clonestream.extract.ExtractLimits;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.SymbolKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** In the examples a comment above each function says what it is: a word, or a dash for code. */
class BoilerplateTest {

  private static final Path EXAMPLES = Path.of("src/test/resources/boilerplate");
  private static final int LANGUAGES = 16;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyFunctionIsMarkedAsTheCommentAboveItSays(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> stated = new ArrayList<>();
    List<String> marked = new ArrayList<>();
    for (Declaration function : functions(file)) {
      String above = lines.get(function.startLine() - 2).strip();
      if (above.startsWith("//") || above.startsWith("#")) {
        String place = function.startLine() + " " + function.name() + ": ";
        stated.add(place + above.replaceAll("[/#\\s]", ""));
        marked.add(place + word(function));
      }
    }

    assertThat(stated).isNotEmpty();
    assertThat(marked).isEqualTo(stated);
  }

  @Test
  void everyLanguageHasExamplesOfBoilerplateAndOfCode() throws IOException {
    SortedSet<String> marked = new TreeSet<>();
    SortedSet<String> unmarked = new TreeSet<>();
    for (Path file : examples()) {
      for (Declaration function : functions(file)) {
        (word(function).equals("-") ? unmarked : marked).add(function.language());
      }
    }

    assertThat(marked).hasSize(LANGUAGES).isEqualTo(unmarked);
  }

  @Test
  void aTypeIsNoBoilerplate() throws IOException {
    assertThat(new Extractor().extract("A.java", Files.readAllBytes(EXAMPLES.resolve("Java.java"))))
        .satisfies(
            file ->
                assertThat(file.declarations())
                    .filteredOn(type -> type.kind() == SymbolKind.TYPE)
                    .isNotEmpty()
                    .allSatisfy(type -> assertThat(word(type)).isEqualTo("-")));
  }

  @Test
  void anAspectsAdviceIsNoFixture() {
    String advice =
        "@Before(\"execution(* save(..))\") void check(Point point) { audit.log(point, 1); }";

    assertThat(Declarations.fragment("check", advice).boilerplate()).isNull();
  }

  /** Otherwise whoever commits one stops the job: the record is read again and again. */
  @Test
  void aConstructorOfAnySizeIsJudged() throws Exception {
    assertThat(constructor(20)).isEqualTo("constructor");
    assertThat(constructor(3_000)).isEqualTo("-");
  }

  private static String constructor(int assignments) throws IOException {
    String code = "class A { int x; A(int y) { " + "this.x = y;\n".repeat(assignments) + "} }";
    return new Extractor(new ExtractLimits(1, 20_000, 1 << 20, 16))
        .extract("A.java", code.getBytes(StandardCharsets.UTF_8)).declarations().stream()
            .filter(declared -> declared.kind() == SymbolKind.CONSTRUCTOR)
            .map(BoilerplateTest::word)
            .findFirst()
            .orElseThrow();
  }

  private static List<Declaration> functions(Path file) throws IOException {
    return new Extractor(new ExtractLimits(1, 20_000, 1 << 20, 16))
        .extract(file.getFileName().toString(), Files.readAllBytes(file)).declarations().stream()
            .filter(declared -> declared.kind() != SymbolKind.TYPE && declared.startLine() > 1)
            .toList();
  }

  private static String word(Declaration function) {
    Boilerplate boilerplate =
        BoilerplateRules.of(
            function.language(),
            function.kind(),
            function.name(),
            function.unpackedTokens(),
            function.bodyToken());
    return boilerplate == null ? "-" : boilerplate.word();
  }
}
