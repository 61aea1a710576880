package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockMemberTest {

  private static final String ID = "00112233445566778899aabbccddeeff";

  /** A signature as version 4 has it: every field of its own kind, the vector and the name last. */
  private static final String SIGNATURE =
      "0000000000000009".repeat(2)
          + "0000000000000008".repeat(2)
          + "0000000000000006".repeat(4)
          + "0000000000000007".repeat(4)
          + "0000000000000004"
          + "0000000e"
          + "41200000"
          + "0000000c"
          + "000d"
          + "000b"
          + "01"
          + "01"
          + "0001"
          + "0000000000000005"
          + "0000000f";

  /** The same as earlier versions have it. */
  private static final String EARLIER =
      "0000000000000004"
          + "010000000000000005"
          + "04"
          + "0000000000000006".repeat(4)
          + "04"
          + "0000000000000007".repeat(4)
          + "02"
          + "0000000000000008".repeat(2)
          + "02"
          + "0000000000000009".repeat(2)
          + "41200000"
          + "0b0c0d01"
          + "0000000e"
          + "010000000f";

  private final Screen open = new Screen(Calibration.load(Calibration.DEFAULT), 1e6);

  @Test
  void aPairIsHandedOnByOneOfTheBlocksItHasInCommon() {
    Random random = new Random(1);
    int met = 0;
    for (int i = 0; i < 1_000; i++) {
      long[] all = random.longs(12).toArray();
      long[] mine = some(all, random);
      long[] theirs = some(all, random);
      BlockMember a = member(ID, 1, BlockMember.marks(mine));
      BlockMember b = member(ID, 2, BlockMember.marks(theirs));
      List<Long> common = new ArrayList<>(LongStream.of(mine).boxed().toList());
      common.retainAll(LongStream.of(theirs).boxed().toList());

      assertThat(common.stream().filter(c -> a.in(c).isCandidate(b.in(c), c, open)))
          .hasSize(common.isEmpty() ? 0 : 1);
      assertThat(common.stream().filter(c -> a.isCandidate(b.in(c), c, open)))
          .as("a member that holds all its marks, as earlier versions wrote them")
          .hasSize(common.isEmpty() ? 0 : 1);
      assertThat(a.meets(b, open)).isEqualTo(!common.isEmpty());
      met += common.isEmpty() ? 0 : 1;
    }
    assertThat(met).isBetween(500, 999);
  }

  @Test
  void theBytesStay() {
    BlockMember member = member(ID, 1, new int[] {2, 3});
    byte[] bytes = Bytes.encode(new BlockMemberCodec(), member);

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo("a801" + ID + "0000000000000001" + SIGNATURE + "0000000200000003");
    assertThat(Bytes.decode(new BlockMemberCodec(), bytes).bytes()).isEqualTo(member.bytes());
    assertThat(member.id()).isEqualTo(ID);
  }

  @ParameterizedTest
  @CsvSource({"2, 0200000001ffffffff1000000000000003", "3, 02ffffffff00000003"})
  void membersOfEarlierVersionsAreRead(int version, String marks) throws Exception {
    String id = "20" + HexFormat.of().formatHex(ID.getBytes(StandardCharsets.UTF_8));
    byte[] bytes = HexFormat.of().parseHex(id + "0000000000000001" + marks + EARLIER);

    assertThat(new BlockMemberCodec().read(stream(bytes), version).bytes())
        .isEqualTo(member(ID, 1, new int[] {-1, 3}).bytes());
  }

  @Test
  void membersWithoutSignaturesAreRefused() {
    assertThatThrownBy(() -> new BlockMemberCodec().read(stream(new byte[8]), 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("begin anew");
  }

  private static long[] some(long[] all, Random random) {
    return LongStream.of(all).filter(any -> random.nextInt(3) == 0).toArray();
  }

  private static DataInputStream stream(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  private static BlockMember member(String id, long form, int[] marks) {
    return BlockMember.of(
        id,
        form,
        marks,
        Signature.of(
            4,
            new long[] {5},
            new long[] {6, 6, 6, 6},
            new long[] {7, 7, 7, 7},
            new long[] {8, 8},
            new long[] {9, 9},
            10,
            11,
            12,
            13,
            true,
            14,
            new int[] {15}));
  }
}
