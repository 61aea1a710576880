package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import io.clonestream.extract.TokenSpans;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CodeTest {

  private static final String SUM =
      "int sum(int[] values) { int s = 0; for (int v : values) { s += v; } return s; }";

  @Test
  void itSaysOfItselfWhatItsTokensSay() {
    Fragment ofTokens =
        Fingerprint.fragment("acme", "java", SymbolKind.METHOD, "sum", Declarations.tokens(SUM), 7);

    Code code = Declarations.code(SUM, 7);

    assertThat(code.id()).isEqualTo(ofTokens.id());
    assertThat(code.boilerplate()).isEqualTo(ofTokens.boilerplate());
    assertThat(code.fragment())
        .usingRecursiveComparison()
        .ignoringOverriddenEqualsForTypes(Fragment.class)
        .isEqualTo(ofTokens);
    assertThat(Declarations.code("int f() { }", 4).boilerplate()).isEqualTo(Boilerplate.EMPTY);
  }

  /** Spans that cut through a character too: publishers write none, but ids must not depend. */
  @Property
  void anIdIsTheSameOfSpansAndOfTokens(
      @ForAll @NotEmpty String text,
      @ForAll TokenKind kind,
      @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> gaps) {
    byte[] body = (text + "größe 😀 x").getBytes(StandardCharsets.UTF_8);
    TokenSpans spans = new TokenSpans();
    int at = 0;
    for (int gap : gaps) {
      if (at + gap < body.length) {
        spans.add(at + gap, 1 + Math.min(gap, body.length - at - gap - 1), kind);
        at += gap + 1 + Math.min(gap, body.length - at - gap - 1);
      }
    }
    List<Token> tokens =
        TokenSpans.unpack(new String(body, StandardCharsets.UTF_8), spans.packed());
    byte[] packed = PackedTokens.of(body, spans.packed());

    assertThat(PackedTokens.unpack(packed, 1)).isEqualTo(tokens);
    assertThat(TokenSpans.count(spans.packed())).isEqualTo(tokens.size());
    assertThat(Identity.fragmentId("t", "go", SymbolKind.METHOD, tokens.size(), packed))
        .isEqualTo(Identity.fragmentId("t", "go", SymbolKind.METHOD, tokens));
  }
}
