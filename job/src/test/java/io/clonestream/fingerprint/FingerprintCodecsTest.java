package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.schemas.Change;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FingerprintCodecsTest {

  private static final String BODY = "int größe(int a, int b) { return a + b * 2; }";

  @Test
  void aFragmentComesBackWithEveryFeature() {
    Fragment fragment = Declarations.fragment("größe", BODY);

    Fragment read = Bytes.decode(new FragmentCodec(), Bytes.encode(new FragmentCodec(), fragment));

    assertThat(read)
        .usingRecursiveComparison()
        .ignoringOverriddenEqualsForTypes(Fragment.class)
        .isEqualTo(fragment);
  }

  @Test
  void aFactComesBackWithItsFragment() {
    SymbolFact fact =
        Fingerprint.of(
            Declarations.change(BODY)
                .setParentSymbolId("acme/shop@main:src/Sum.java#Sum")
                .setPreviousSymbolId("acme/shop@main:src/Old.java#Old.sum(int[])")
                .setGenerated(true)
                .build());

    SymbolFact read =
        Bytes.decode(new SymbolFactCodec(), Bytes.encode(new SymbolFactCodec(), fact));

    assertThat(read).isEqualTo(fact);
    assertThat(read.fragment())
        .usingRecursiveComparison()
        .ignoringOverriddenEqualsForTypes(Fragment.class)
        .isEqualTo(fact.fragment());
  }

  @Test
  void aFactWithoutFragmentAndLinesComesBack() {
    SymbolFact fact =
        Fingerprint.of(
            Declarations.change("")
                .setTokens(ByteBuffer.wrap(new byte[0]))
                .setChange(Change.REMOVED)
                .setStartLine(-1)
                .setEndLine(0)
                .build());

    assertThat(Bytes.decode(new SymbolFactCodec(), Bytes.encode(new SymbolFactCodec(), fact)))
        .isEqualTo(fact);
  }
}
