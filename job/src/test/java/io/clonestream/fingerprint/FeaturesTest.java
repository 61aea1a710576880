package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturesTest {

  private static final String SUM =
      "static int sumAll(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";

  @Test
  void theModelReadsTheNameFirstAndNoKeywords() {
    assertThat(ModelText.of("sumAll", words(SUM)))
        .isEqualTo("sum all. sum all values s 0 v values s v s");
    assertThat(ModelText.of("", words("int f() { return \"a bC\"; }"))).isEqualTo("f a b c");
  }

  @Test
  void theModelReadsABoundedText() {
    List<String> words =
        IntStream.range(0, 10_000).mapToObj(i -> "word" + (char) ('a' + i % 26)).toList();

    assertThat(ModelText.of("name", words).split(" ")).hasSize(ModelText.LIMIT + 1);
  }

  @Test
  void subTokensIgnoreLanguageAndSpelling() {
    int[] camel = SubTokens.of(words("int maxValue(String userName) { }"));
    int[] snake = SubTokens.of(words("long max_value(user_name)"));

    assertThat(camel).isEqualTo(snake).isSorted().doesNotHaveDuplicates().hasSize(4);
    assertThat(SubTokens.jaccard(camel, snake)).isEqualTo(1);
    assertThat(SubTokens.jaccard(camel, new int[0])).isZero();
    assertThat(SubTokens.jaccard(new int[0], new int[0])).isZero();
  }

  @Test
  void jaccardIsTheShareOfCommonMembers() {
    assertThat(SubTokens.jaccard(new int[] {-5, 1, 2, 9}, new int[] {1, 2, 3})).isEqualTo(2f / 5);
  }

  @Test
  void minHashEstimatesTheJaccardSimilarityOfShingles() {
    int[] a = signature(0, 400);

    assertThat(MinHash.jaccard(a, signature(0, 400))).isEqualTo(1);
    assertThat(MinHash.jaccard(a, signature(200, 600))).isCloseTo(198f / 598, within(.15f));
    assertThat(MinHash.jaccard(a, signature(1_000, 1_400))).isLessThan(.05f);
  }

  @Test
  void fewTokensHaveASignatureToo() {
    assertThat(signature(0, 1)).isNotEqualTo(signature(1, 2)).hasSize(MinHash.SIZE);
  }

  @Test
  void bagsWithMuchInCommonShareABand() {
    int[] a = IntStream.range(0, 100).toArray();
    int[] half = IntStream.range(33, 133).toArray();
    int[] other = IntStream.range(1_000, 1_100).toArray();

    assertThat(TokenGrams.bands(a)).hasSize(TokenGrams.BANDS).doesNotHaveDuplicates();
    assertThat(TokenGrams.bands(half)).containsAnyOf(TokenGrams.bands(a));
    assertThat(TokenGrams.bands(other)).doesNotContain(TokenGrams.bands(a));
  }

  @Test
  void structureIsTheSameInAnotherLanguage() {
    List<Token> python = new ArrayList<>();
    word(python, TokenKind.KEYWORD, "while");
    word(python, TokenKind.IDENTIFIER, "a");
    word(python, TokenKind.KEYWORD, "and");
    word(python, TokenKind.IDENTIFIER, "f");
    word(python, TokenKind.PUNCTUATION, "(");
    word(python, TokenKind.PUNCTUATION, ")");
    word(python, TokenKind.PUNCTUATION, ":");
    word(python, TokenKind.KEYWORD, "return");
    word(python, TokenKind.CONSTANT, "None");

    assertThat(StructureProfile.symbols(python))
        .containsExactly("LOOP", "V", "AND", "CALL", "RET", "NULL")
        .isEqualTo(
            StructureProfile.symbols(Declarations.tokens("while (x && go()) { return null; }")));
  }

  @Test
  void structureComparesByCosine() {
    int[] sum = StructureProfile.of(Declarations.tokens(SUM));
    int[] product = StructureProfile.of(Declarations.tokens(SUM.replace("+=", "*=")));
    int[] getter = StructureProfile.of(Declarations.tokens("int f() { return g; }"));

    assertThat(StructureProfile.cosine(sum, sum)).isCloseTo(1, within(1e-6f));
    assertThat(StructureProfile.cosine(sum, product)).isBetween(.6f, .99f);
    assertThat(StructureProfile.cosine(sum, getter)).isLessThan(.5f);
    assertThat(StructureProfile.cosine(sum, new int[0])).isZero();
  }

  @Test
  void gramsSeeThroughLocalNamesAndStrings() {
    int[] sum =
        grams("sum", "int sum(List xs) { int s = 0; log(\"a\", xs); return s + xs.size(); }");
    int[] renamed =
        grams("all", "int all(List v) { int t = 0; log(\"b\", v); return t + v.size(); }");
    int[] otherCall =
        grams("sum", "int sum(List xs) { int s = 0; put(\"a\", xs); return s + xs.size(); }");
    int[] otherField =
        grams("sum", "int sum(List xs) { int s = 0; log(\"a\", xs); return s + xs.length(); }");

    assertThat(renamed).isEqualTo(sum).isSorted().doesNotHaveDuplicates();
    assertThat(overlap(sum, otherCall)).isBetween(.5f, .99f);
    assertThat(overlap(sum, otherField)).isBetween(.5f, .99f);
  }

  @Test
  void callsAreKeptFromTheBodyOn() {
    List<Token> declared = Declarations.tokens("fn go(go2 (x))");

    assertThat(grams("go", declared, 0)).isNotEqualTo(grams("go", declared, declared.size()));
  }

  @Test
  void gramsAreABag() {
    int[] once = grams("f", "void f() { run(); }");
    int[] thrice = grams("f", "void f() { run(); run(); run(); run(); }");

    assertThat(thrice).hasSize(once.length + 3).doesNotHaveDuplicates();
    assertThat(overlap(once, thrice)).isLessThan(.5f);
  }

  @Test
  void gramsOverlapBySharesOfTheLargerBag() {
    int[] a = {-5, 1, 2, 9};
    int[] b = {1, 2, 3};

    assertThat(overlap(a, b)).isEqualTo(2f / 4);
    assertThat(overlap(new int[0], new int[0])).isZero();
    assertThat(TokenGrams.shared(TokenGrams.common(a, new int[0]))).isZero();
    assertThat(TokenGrams.shared(TokenGrams.common(a, b)))
        .isCloseTo((float) (Math.log(3) / Math.log(TokenGrams.LIMIT + 1)), within(1e-6f));
  }

  @Test
  void sketchesEstimateTheOverlapOfLongCode() {
    int[] first = grams("f", numbered(0, 2_000), 0);
    int[] most = grams("f", numbered(500, 2_000), 0);
    int[] little = grams("f", numbered(1_900, 2_000), 0);

    assertThat(first).hasSize(TokenGrams.LIMIT);
    assertThat(overlap(first, first)).isEqualTo(1);
    assertThat(overlap(first, most)).isCloseTo(1498f / 1998, within(.12f));
    assertThat(overlap(first, little)).isCloseTo(98f / 1998, within(.06f));
  }

  @Test
  void parametersAreCountedAfterTheName() {
    assertThat(parameters("f", "int f() { }")).isZero();
    assertThat(parameters("f", "int f(void) { }")).isZero();
    assertThat(parameters("f", "func (r Recv) f(a int, b Map<K, V>) (int, error) { }"))
        .isEqualTo(2);
    assertThat(parameters("f", "def f(self, a, b = g(1, 2)):")).isEqualTo(2);
    assertThat(parameters("f", "f")).isZero();
  }

  @Test
  void hashesNeverChange() {
    assertThat(StableHash.murmur3("", 0)).isZero();
    assertThat(StableHash.murmur3("hello", 0)).isEqualTo(0x248bfa47);
    assertThat(StableHash.murmur3("The quick brown fox jumps over the lazy dog", 0))
        .isEqualTo(0x2e4ff723);
    assertThat(StableHash.mix(0)).isEqualTo(0xe220a8397b1dcdafL);
    assertThat(grams("f", "return g.h(1);")).containsExactly(-1493143170, -1067319339, 2006063579);
  }

  private static float overlap(int[] a, int[] b) {
    return TokenGrams.overlap(TokenGrams.common(a, b), Math.max(a.length, b.length));
  }

  private static int[] grams(String name, String text) {
    return grams(name, Declarations.tokens(text), 0);
  }

  private static int[] grams(String name, List<Token> tokens, int bodyToken) {
    return TokenGrams.of(name, tokens, hashes(tokens), bodyToken);
  }

  private static int[] signature(int from, int to) {
    return MinHash.ofTokens(hashes(numbered(from, to)));
  }

  private static long[] hashes(List<Token> tokens) {
    return tokens.stream().mapToLong(token -> StableHash.hash64(token.text())).toArray();
  }

  private static List<String> words(String text) {
    return SubTokens.words(Declarations.tokens(text));
  }

  private static int parameters(String name, String text) {
    return Parameters.count(name, Declarations.tokens(text), 0);
  }

  private static void word(List<Token> tokens, TokenKind kind, String text) {
    tokens.add(new Token(kind, text));
  }

  private static List<Token> numbered(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> new Token(TokenKind.NUMBER, Integer.toString(i)))
        .toList();
  }
}
