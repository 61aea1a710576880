package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Features as their definition says them, plainly and slowly, are those that are stored. */
class PlainFeaturesTest {

  private static final int WORD_SEED = 0x1b56c4e9;
  private static final int STRUCTURE_SEED = 0x6c078965;

  @Provide
  Arbitrary<List<Token>> code() {
    Arbitrary<String> texts =
        Arbitraries.oneOf(
            Arbitraries.of(
                "(",
                ")",
                "{",
                "}",
                ".",
                ",",
                "if",
                "return",
                "for",
                "&&",
                "+",
                "x",
                "getHTTPName",
                "String",
                "größe_v2",
                "\"A b-c D\"",
                "7",
                "😀",
                "Straße",
                "İ"),
            Arbitraries.strings().ofMinLength(1).ofMaxLength(8));
    return Combinators.combine(Arbitraries.of(TokenKind.class), texts)
        .as(Token::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(80);
  }

  @Property(tries = 300)
  void signatures(@ForAll("code") List<Token> code) {
    assertThat(fragment(code).minHash()).isEqualTo(minHash(shingles(hashes(code))));
  }

  @Property(tries = 300)
  void wordsAndText(@ForAll("code") List<Token> code) {
    List<String> words = new ArrayList<>();
    code.forEach(token -> words.addAll(words(token)));
    int[] hashes = words.stream().mapToInt(word -> StableHash.murmur3(word, WORD_SEED)).toArray();
    String text = String.join(" ", words.stream().limit(ModelText.LIMIT).toList());

    assertThat(fragment(code).subTokens()).isEqualTo(distinct(hashes));
    assertThat(fragment(code).text()).isEqualTo("size of. " + text);
  }

  @Property(tries = 300)
  void structure(@ForAll("code") List<Token> code) {
    List<String> symbols = StructureProfile.symbols(code);
    Map<Integer, Integer> counts = new TreeMap<>();
    for (int i = 0; i < symbols.size(); i++) {
      counts.merge(StableHash.murmur3(symbols.get(i), STRUCTURE_SEED), 1, Integer::sum);
      if (i > 0) {
        String gram = symbols.get(i - 1) + " " + symbols.get(i);
        counts.merge(StableHash.murmur3(gram, STRUCTURE_SEED), 1, Integer::sum);
      }
    }

    assertThat(fragment(code).structure())
        .isEqualTo(
            counts.entrySet().stream()
                .flatMapToInt(entry -> IntStream.of(entry.getKey(), entry.getValue()))
                .toArray());
  }

  /** Of code in which every name is a member, so that the grams are those of the plain hashes. */
  @Property(tries = 300)
  void gramsAreABag(@ForAll("code") List<Token> code) {
    List<Token> plain =
        code.stream()
            .map(token -> new Token(TokenKind.KEYWORD, token.text()))
            .filter(token -> !"(){}[];,:\n".contains(token.text()))
            .toList();
    Map<Long, Integer> occurrences = new HashMap<>();
    int[] grams =
        Arrays.stream(shingles(hashes(plain)))
            .mapToInt(
                gram -> {
                  int occurrence = occurrences.merge(gram, 1, Integer::sum);
                  return (int) (StableHash.mix(gram + occurrence) >>> Integer.SIZE);
                })
            .toArray();

    assertThat(TokenGrams.of("size_of", plain, hashes(plain), 0)).isEqualTo(distinct(grams));
  }

  @Property(tries = 300)
  void hashesAreOfTheWholeText(@ForAll String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long high = StableHash.murmur3(text, 0x2c1b3c6d);
    long low = StableHash.murmur3(text, 0x297a2d39);

    assertThat(StableHash.hash64(text)).isEqualTo(StableHash.mix(high << 32 | low & 0xffffffffL));
    assertThat(StableHash.murmur3(Arrays.copyOf(bytes, bytes.length + 9), bytes.length, 5))
        .isEqualTo(StableHash.murmur3(text, 5));
  }

  private static Fragment fragment(List<Token> code) {
    return Fingerprint.fragment("t", "java", SymbolKind.METHOD, "size_of", code, 0);
  }

  private static long[] hashes(List<Token> code) {
    return code.stream().mapToLong(token -> StableHash.hash64(token.text())).toArray();
  }

  private static long[] shingles(long[] hashes) {
    long[] shingles = new long[Math.max(1, hashes.length - 2)];
    for (int i = 0; i < shingles.length; i++) {
      for (int j = i; j < Math.min(i + 3, hashes.length); j++) {
        shingles[i] = StableHash.mix(shingles[i] ^ hashes[j]);
      }
    }
    return shingles;
  }

  private static int[] minHash(long[] set) {
    int[] minima = new int[MinHash.SIZE];
    Arrays.fill(minima, -1);
    for (long hash : set) {
      for (int k = 0; k < MinHash.SIZE; k++) {
        long factor = StableHash.mix(2L * k) | 1;
        int value = (int) (factor * hash + StableHash.mix(2L * k + 1) >>> Integer.SIZE);
        minima[k] = Integer.compareUnsigned(value, minima[k]) < 0 ? value : minima[k];
      }
    }
    return minima;
  }

  private static List<String> words(Token token) {
    return switch (token.kind()) {
      case IDENTIFIER, TYPE_IDENTIFIER ->
          Vocabulary.isLanguageName(token.text()) ? List.of() : Words.of(token.text());
      case STRING -> Words.of(token.text(), SubTokens.WORDS_OF_A_STRING);
      case NUMBER -> List.of(token.text());
      case PRIMITIVE_TYPE, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> List.of();
    };
  }

  private static int[] distinct(int[] hashes) {
    return Arrays.stream(hashes).sorted().distinct().toArray();
  }
}
