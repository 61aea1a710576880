package io.clonestream.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Bytes;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlockMemberTest {

  private static final String REST =
      "0000000000000004"
          + "010000000000000005"
          + "010000000000000006"
          + "010000000000000007"
          + "010000000000000008"
          + "010000000000000009"
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
      BlockMember a = member("a", 1, BlockMember.marks(mine));
      BlockMember b = member("b", 2, BlockMember.marks(theirs));
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
    BlockMember member = member("a", 1, new int[] {2, 3});
    byte[] bytes = Bytes.encode(new BlockMemberCodec(), member);

    assertThat(HexFormat.of().formatHex(bytes))
        .isEqualTo("0161" + "0000000000000001" + "020000000200000003" + REST);
    assertThat(Bytes.decode(new BlockMemberCodec(), bytes))
        .usingRecursiveComparison()
        .isEqualTo(member);
  }

  @Test
  void keysOfAnEarlierVersionBecomeMarks() throws Exception {
    byte[] bytes =
        HexFormat.of()
            .parseHex("0161" + "0000000000000001" + "0200000001ffffffff1000000000000003" + REST);

    assertThat(new BlockMemberCodec().read(stream(bytes), 2))
        .usingRecursiveComparison()
        .isEqualTo(member("a", 1, new int[] {-1, 3}));
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
    return new BlockMember(id, form, marks, signature());
  }

  private static Signature signature() {
    return new Signature(
        4,
        new long[] {5},
        new long[] {6},
        new long[] {7},
        new long[] {8},
        new long[] {9},
        10,
        11,
        12,
        13,
        true,
        14,
        new int[] {15});
  }
}
