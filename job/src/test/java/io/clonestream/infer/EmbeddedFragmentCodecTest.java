package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EmbeddedFragmentCodecTest {

  private final EmbeddedFragmentCodec codec = new EmbeddedFragmentCodec();

  @Test
  void whatIsWrittenIsRead() {
    EmbeddedFragment embedded =
        new EmbeddedFragment(Fragments.of("sort list"), new byte[] {1, -127, 0}, "model-1");
    EmbeddedFragment read = Bytes.decode(codec, Bytes.encode(codec, embedded));

    assertThat(read).isEqualTo(embedded);
    assertThat(read.fragment().text()).isEqualTo("sort list");
    assertThat(read.fragment().minHash()).containsExactly(1, -2, 3);
  }

  @Test
  void aDegradedFragmentIsWrittenWithoutVector() {
    EmbeddedFragment degraded =
        EmbeddedFragment.of(Fragments.of("sort"), new Outcome.Degraded("no memory left"));

    assertThat(Bytes.decode(codec, Bytes.encode(codec, degraded))).isEqualTo(degraded);
    assertThat(degraded.vector()).isNull();
    assertThat(degraded.model()).isEqualTo(EmbeddedFragment.LEXICAL);
  }

  @Test
  void anUnknownVersionIsRefused() {
    DataInputStream nothing = new DataInputStream(new ByteArrayInputStream(new byte[0]));
    assertThatThrownBy(() -> codec.read(nothing, 2))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Version 2");
  }

  @Test
  void onlyALexicalFragmentHasNoVector() {
    assertThatThrownBy(() -> new EmbeddedFragment(Fragments.of("a"), null, "model-1"))
        .hasMessageContaining("model-1");
    assertThatThrownBy(() -> new EmbeddedFragment(Fragments.of("a"), new byte[1], "lexical"))
        .hasMessageContaining("lexical");
  }
}
