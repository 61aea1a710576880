package io.clonestream.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.SymbolFact.Change;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolEntryCodecTest {

  /** Lines of what was removed mean nothing and are not checked; state must be readable even so. */
  @Test
  void aRemovalWithoutLinesComesBack() {
    SymbolEntry entry =
        new SymbolEntry(
            7,
            Change.REMOVED,
            SymbolKind.METHOD,
            1_000,
            "c1",
            null,
            -1,
            -1,
            "void f()",
            null,
            null,
            List.of(),
            false,
            false);

    assertThat(Bytes.decode(new SymbolEntryCodec(), Bytes.encode(new SymbolEntryCodec(), entry)))
        .isEqualTo(entry);
  }
}
