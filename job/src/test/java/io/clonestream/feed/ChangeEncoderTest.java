package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.Commit;
import io.clonestream.extract.Declaration;
import io.clonestream.extract.EditKind;
import io.clonestream.extract.SymbolEdit;
import io.clonestream.extract.SymbolKind;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.List;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;

class ChangeEncoderTest {

  private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");
  private static final Declaration METHOD =
      new Declaration(
          SymbolKind.METHOD,
          "java",
          "run",
          "A.run",
          "int",
          2,
          "A()",
          "void run(int i)",
          3,
          5,
          "void run(int i) { go(); }",
          new byte[] {0, 4, 7},
          9,
          6,
          List.of("go"),
          "/** Runs. */",
          false,
          true);

  private final ChangeEncoder encoder =
      new ChangeEncoder(
          new BranchKey("acme", "r", "main"),
          new Commit("c2", "p", "Ada <ada@example.org>", "m", TIME),
          "c1",
          7,
          new ValidTime(TIME.plusMillis(1), false));

  @Test
  void anAddedSymbolCarriesEverything() {
    SymbolChange change =
        encoder.change(new SymbolEdit(EditKind.ADDED, "A.java", METHOD, null, null));

    assertThat(change.getSymbolId()).isEqualTo("acme/r@main:A.java#A.run(int)~2");
    assertThat(change.getParentSymbolId()).isEqualTo("acme/r@main:A.java#A()");
    assertThat(change.getPreviousSymbolId()).isNull();
    assertThat(change.getChange()).isEqualTo(Change.ADDED);
    assertThat(change.getKind()).isEqualTo(Kind.METHOD);
    assertThat(change.getCommit()).isEqualTo("c2");
    assertThat(change.getParentCommit()).isEqualTo("c1");
    assertThat(change.getSequence()).isEqualTo(7);
    assertThat(change.getValidTime()).isEqualTo(TIME.plusMillis(1));
    assertThat(change.getBody()).isEqualTo(METHOD.body());
    assertThat(change.getTokens()).isEqualTo(ByteBuffer.wrap(METHOD.tokens()));
    assertThat(change.getBodyToken()).isEqualTo(6);
    assertThat(change.getCalledNames()).containsExactly("go");
    assertThat(change.getTest()).isTrue();
  }

  @Test
  void aMovedSymbolNamesWhereItWas() {
    var edit = new SymbolEdit(EditKind.ADDED, "B.java", METHOD, "A.java", "A.run(int)~2");

    assertThat(encoder.change(edit).getPreviousSymbolId())
        .isEqualTo("acme/r@main:A.java#A.run(int)~2");
  }

  @Test
  void relocatedAndRemovedSymbolsCarryNeitherBodyNorTokens() {
    for (EditKind kind : List.of(EditKind.RELOCATED, EditKind.REMOVED)) {
      SymbolChange change = encoder.change(new SymbolEdit(kind, "A.java", METHOD, null, null));

      assertThat(change.getBody()).isEmpty();
      assertThat(change.getTokens().remaining()).isZero();
      assertThat(change.getDocComment()).isNull();
      assertThat(change.getBodyToken()).isZero();
      assertThat(change.getStartLine()).isEqualTo(3);
    }
  }

  @Test
  void theBytesAreSingleObjectEncoded() throws IOException {
    SymbolChange change =
        encoder.change(new SymbolEdit(EditKind.ADDED, "A.java", METHOD, null, null));

    byte[] bytes = ChangeEncoder.encode(change);

    assertThat(bytes).startsWith(0xC3, 0x01);
    assertThat(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2))
        .isEqualTo(SchemaNormalization.parsingFingerprint64(SymbolChange.getClassSchema()));
    assertThat(SymbolChange.fromByteBuffer(ByteBuffer.wrap(bytes))).isEqualTo(change);
  }
}
