package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExtractorTest {

  private static final String METHOD =
      "class A {\n  String greet(String name) { return \"größe \" + name + 1 + 2; }\n}\n";
  private static final Extractor EXTRACTOR = new Extractor();

  @Test
  void anEmptyFileDeclaresNothing() {
    Extraction extraction = EXTRACTOR.extract("A.java", new byte[0]);
    assertThat(extraction.declarations()).isEmpty();
    assertThat(extraction.skipped()).isEmpty();
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheCode() {
    assertThat(of("A.java", "\uFEFF" + METHOD)).isEqualTo(of("A.java", METHOD));
  }

  @Test
  void utf16WithByteOrderMarkIsRead() {
    byte[] content = ("\uFEFF" + METHOD).getBytes(StandardCharsets.UTF_16LE);
    assertThat(EXTRACTOR.extract("A.java", content)).isEqualTo(of("A.java", METHOD));
  }

  @Test
  void bytesThatAreNotUtf8AreReadAsLatin1() {
    byte[] content = METHOD.getBytes(StandardCharsets.ISO_8859_1);
    assertThat(EXTRACTOR.extract("A.java", content)).isEqualTo(of("A.java", METHOD));
  }

  @Test
  void everyCharsetGivesSpansThatUnpack() {
    String wild =
        "class A { String f(int añb, String 名前) { return \"😀\" + añb + 名前 + \"\uD83D\"; } }";
    for (String charset : List.of("UTF-8", "GBK", "Shift_JIS", "windows-1251")) {
      Extraction extraction = EXTRACTOR.extract("A.java", wild.getBytes(Charset.forName(charset)));
      for (Declaration declaration : extraction.declarations()) {
        assertThat(declaration.unpackedTokens()).hasSize(declaration.tokenCount());
      }
    }
  }

  @Test
  void charactersOutsideTheBasicPlaneKeepOffsetsRight() {
    Extraction extraction =
        of("A.java", "class A { String f(int a) { return \"😀😀\" + a + \"x\" + a + 1; } }");
    assertThat(extraction.declarations().get(1).unpackedTokens())
        .contains(new Token(TokenKind.STRING, "\"😀😀\""), new Token(TokenKind.STRING, "\"x\""));
  }

  @Test
  void aNulByteMakesAFileBinary() {
    assertSkipped(of("A.java", METHOD + "\0"), SkipReason.BINARY);
  }

  @Test
  void loneCarriageReturnsEndLines() {
    Extraction extraction = of("A.java", "// old\r" + METHOD.replace('\n', '\r'));
    assertThat(extraction.declarations()).extracting(Declaration::startLine).containsExactly(2, 3);
  }

  @Test
  void manyThousandNestedParenthesesAreReadWithoutDeepStacks() {
    String nested = "(\n".repeat(9_900) + "a" + ")\n".repeat(9_900);
    Extraction extraction = of("A.java", "class A { int f(int a) { return " + nested + "; } }");
    assertThat(extraction.declarations())
        .extracting(Declaration::localId)
        .containsExactly("A()", "A.f(int)");
  }

  @Test
  void tenThousandNestedFunctionsAreCutAtTheGreatestDepth() {
    String nested = "function f(a, b) {\n".repeat(10_000) + "}\n".repeat(10_000);
    Extractor extractor = new Extractor(new ExtractLimits(10, 100_000, 1 << 20, 8));
    Extraction extraction = extractor.extract("deep.js", nested.getBytes(StandardCharsets.UTF_8));
    assertThat(extraction.declarations()).hasSize(8);
    assertThat(extraction.skipped()).containsEntry(SkipReason.TOO_DEEP, 10_000 - 8);
  }

  @Test
  void tenThousandOpenBracesAreNoDanger() {
    Extraction extraction = of("deep.js", "function f() {\n".repeat(10_000));
    assertThat(extraction.declarations()).isEmpty();
  }

  @Test
  void aMegabyteOnOneLineIsMinified() {
    String line = "function f(a, b) { return a + b * 2; } ".repeat(26_000);
    assertSkipped(of("app.js", line), SkipReason.MINIFIED);
  }

  @Test
  void aMegabyteOfShortLinesIsRead() {
    String text =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "function f" + i + "(a, b) { return a + b * 2; }\n")
            .collect(Collectors.joining());
    Extraction extraction = of("app.js", text.substring(0, Math.min(text.length(), 1 << 20)));
    assertThat(extraction.declarations()).hasSizeGreaterThan(19_000);
  }

  @Test
  void aFileOverTheLimitIsTooLarge() {
    ByteArrayOutputStream large = new ByteArrayOutputStream();
    large.writeBytes("// comment\n".repeat(100_000).getBytes(StandardCharsets.UTF_8));
    assertSkipped(EXTRACTOR.extract("A.java", large.toByteArray()), SkipReason.TOO_LARGE);
  }

  @Test
  void aDeclarationOverTheLimitIsTooLargeAndItsNeighboursStay() {
    String large = "int g() { return 0" + " + 1\n".repeat(15_000) + "; }\n";
    Extraction extraction = of("A.java", METHOD.replace("class A {", "class A {\n" + large));
    assertThat(extraction.declarations())
        .extracting(Declaration::localId)
        .containsExactly("A.greet(String)");
    assertThat(extraction.skipped()).containsEntry(SkipReason.TOO_LARGE, 2);
  }

  @Test
  void smallDeclarationsAreCounted() {
    Extraction extraction = of("A.java", "class A { A() { } }");
    assertThat(extraction.declarations()).isEmpty();
    assertThat(extraction.skipped()).containsEntry(SkipReason.TOO_SMALL, 2);
  }

  @Test
  void textThatIsNoCodeIsUnparsableNotFatal() {
    Extraction extraction = of("A.java", "%%% ((( not \\ java at all ]]] ~~~ \u0001\u0002");
    assertThat(extraction.declarations()).isEmpty();
    assertThat(extraction.skipped()).containsKey(SkipReason.UNPARSABLE);
  }

  @Test
  void unknownLanguagesAndVendoredFilesAreCounted() {
    assertSkipped(of("notes.xyz", METHOD), SkipReason.UNKNOWN_LANGUAGE);
    assertSkipped(of("web/node_modules/x/A.java", METHOD), SkipReason.VENDORED);
  }

  @Test
  void generatedAndTestCodeIsMarkedAndKept() {
    Declaration generated =
        of("A.java", "// Code generated by protoc. DO NOT EDIT.\n" + METHOD).declarations().get(0);
    assertThat(generated.generated()).isTrue();
    assertThat(generated.test()).isFalse();
    Declaration test = of("src/test/java/ATest.java", METHOD).declarations().get(0);
    assertThat(test.test()).isTrue();
    assertThat(test.generated()).isFalse();
  }

  @Test
  void testsBesideOtherCodeAreMarkedByTheirAttributes() {
    String function = "fn f(a: &mut Vec<i32>, b: i32) -> bool { a.push(b); a.len() > 3 }\n";
    String source =
        String.join(
            function,
            "",
            "#[cfg(not(test))] ",
            "#[cfg_attr(test, inline)] ",
            "#[inline] #[tokio::test(flavor = \"x\")] ",
            "#[cfg(test)] mod tests { use super::*; fn helper() {} ",
            "} ",
            "");
    assertThat(of("src/lib.rs", source).declarations())
        .extracting(Declaration::test)
        .containsExactly(false, false, false, true, true, false);
  }

  @Test
  void commentsAndLayoutDoNotChangeTokens() {
    Declaration plain = of("A.java", METHOD).declarations().get(1);
    Declaration loose =
        of("A.java", METHOD.replace("{ return", "{\n // note\n /* more */ return"))
            .declarations()
            .get(1);
    assertThat(loose.unpackedTokens()).isEqualTo(plain.unpackedTokens());
    assertThat(loose.body()).isNotEqualTo(plain.body());
  }

  @Test
  void manyThreadsShareOneExtractor() {
    Extraction expected = of("A.java", METHOD);
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> of("A.java", METHOD))
                .distinct()
                .toList())
        .containsExactly(expected);
  }

  private static void assertSkipped(Extraction extraction, SkipReason reason) {
    assertThat(extraction.declarations()).isEmpty();
    assertThat(extraction.skipped()).containsOnlyKeys(reason).containsEntry(reason, 1);
  }

  private static Extraction of(String path, String text) {
    return EXTRACTOR.extract(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
