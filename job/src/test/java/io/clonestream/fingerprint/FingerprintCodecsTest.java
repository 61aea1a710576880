package io.clonestream.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import io.clonestream.extract.SymbolKind;
import io.clonestream.schemas.Change;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
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
  void theBytesOfAFragmentNeverChange() {
    Fragment fragment =
        new Fragment(
            "0a",
            "acme",
            "go",
            SymbolKind.FUNCTION,
            "f",
            "0b",
            12,
            "f. g",
            new int[] {1, -1},
            new int[] {2},
            new int[] {3},
            new int[] {4, 1},
            new int[] {-5, 6},
            7,
            Boilerplate.ACCESSOR);

    assertThat(HexFormat.of().formatHex(Bytes.encode(new FragmentCodec(), fragment)))
        .isEqualTo(
            "0230610461636d6502676f0846554e4354494f4e01660230620c04662e20670200000001ffffffff0100000002010000000302000000040000000102fffffffb000000060701084143434553534f52");
  }

  @Test
  void aFragmentWithoutGramsIsRefused() {
    byte[] old = Bytes.encode(new FragmentCodec(), Declarations.fragment("größe", BODY));

    assertThatThrownBy(
            () -> new FragmentCodec().read(new DataInputStream(new ByteArrayInputStream(old)), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Version 1 of a fragment has no token grams");
  }

  @Test
  void aFactComesBackWithItsCode() {
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
    assertThat(read.code())
        .usingRecursiveComparison()
        .ignoringOverriddenEqualsForTypes(Code.class)
        .isEqualTo(fact.code());
  }

  @Test
  void aFactWithoutCodeAndLinesComesBack() {
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
