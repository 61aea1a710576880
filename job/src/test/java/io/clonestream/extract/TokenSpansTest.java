package io.clonestream.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenSpansTest {

  @Property(tries = 300)
  void whatIsPackedIsUnpacked(
      @ForAll @NotEmpty List<@StringLength(min = 1, max = 300) String> words,
      @ForAll TokenKind kind) {
    TokenSpans spans = new TokenSpans();
    StringBuilder text = new StringBuilder();
    List<Token> tokens = new ArrayList<>();
    int at = 0;
    for (String word : words) {
      byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
      String valid = new String(bytes, StandardCharsets.UTF_8);
      spans.add(at, bytes.length, kind);
      tokens.add(new Token(kind, valid));
      text.append(valid).append("  ");
      at += bytes.length + 2;
    }
    assertThat(TokenSpans.unpack(text.toString(), spans.packed())).isEqualTo(tokens);
  }

  @Test
  void aTokenMustFollowTheOneBefore() {
    TokenSpans spans = new TokenSpans().add(0, 3, TokenKind.KEYWORD);
    assertThatThrownBy(() -> spans.add(2, 1, TokenKind.NUMBER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("byte 2");
  }

  @Test
  void damagedSpansAreRefused() {
    byte[] packed = new TokenSpans().add(0, 3, TokenKind.KEYWORD).packed();
    assertThatThrownBy(() -> TokenSpans.unpack("if", packed))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TokenSpans.unpack("int", Arrays.copyOf(packed, 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TokenSpans.unpack("int", new byte[] {0, 1, 99}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("99");
  }
}
