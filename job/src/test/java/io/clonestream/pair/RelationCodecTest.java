package io.clonestream.pair;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.follow.Stamp;
import io.clonestream.pair.Relation.Identity;
import io.clonestream.pair.Relation.Version;
import io.clonestream.schemas.RelationKind;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RelationCodecTest {

  private static final String HEAD =
      "8202" + "03" + "0172" + "0174" + "07" + "56455244494354" + "0161" + "0162" + "01" + "05";
  private static final String STATED_FROM = "0000000000000007";
  private static final String TAIL =
      "0000000000000008"
          + "0000000000000009"
          + "026338"
          + "01"
          + "026339"
          + "03416461"
          + "01"
          + "06636c6f6e6573"
          + "026e6f";

  /** The bytes of version 2, for good. */
  @Test
  void itsBytesAreThese() {
    assertThat(HexFormat.of().formatHex(Bytes.encode(new RelationCodec(), relation(7))))
        .isEqualTo(HEAD + STATED_FROM + TAIL);
  }

  @Test
  void aRelationOfVersionOneIsReadWithoutWhenItWasStatedFrom() throws IOException {
    assertThat(read(HEAD + TAIL, 1)).isEqualTo(relation(0));
    assertThat(read(HEAD + STATED_FROM + TAIL, 2)).isEqualTo(relation(7));
  }

  private static Relation read(String hex, int version) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return new RelationCodec().read(new DataInputStream(new ByteArrayInputStream(bytes)), version);
  }

  private static Relation relation(long statedFrom) {
    return new Relation(
        new Stamp(258, 3),
        new Identity("r", "t", RelationKind.VERDICT, "a", "b"),
        List.of(
            new Version(
                5, statedFrom, 8, 9, "c8", "c9", "Ada", new TreeMap<>(Map.of("clones", "no")))));
  }
}
