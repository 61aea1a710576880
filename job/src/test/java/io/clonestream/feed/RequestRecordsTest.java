package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.Request.Kind;
import io.clonestream.schemas.CommitPublished;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestRecordsTest {

  private static final String HEAD = "c1".repeat(20);

  private final RequestRecords records = new RequestRecords();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void aRequestOfEveryKindComesBackAsItWent(Kind kind) {
    Request request = Request.of(kind, "a|ä", 7, Long.MAX_VALUE);

    assertThat(records.decode(RequestRecords.value(request))).isEqualTo(request);
    assertThat(RequestRecords.key(request)).asString().isEqualTo(request.key());
  }

  /** The bytes of version 1, for good. */
  @Test
  void itsBytesAreThese() {
    byte[] value = RequestRecords.value(Request.of(Kind.PAIR, "a|b", 258, 3));

    assertThat(HexFormat.of().formatHex(value))
        .isEqualTo(
            "01"
                + "0450414952"
                + "03617c62"
                + "0000000000000102"
                + "0000000000000003"
                + "00"
                + "00");
  }

  @Test
  void aRecordedStepTravelsWithTheRequest() throws Exception {
    Request request = new Request(Kind.COMMIT, "t/lib@main:" + HEAD, 0, 0, List.of(), step());

    assertThat(records.decode(RequestRecords.value(request))).isEqualTo(request);
  }

  @Test
  void whatNobodyCanAnswerIsRefused() throws Exception {
    assertThatThrownBy(() -> records.decode(new byte[] {9, 1, 2}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 9 is not 1");
    assertThatThrownBy(() -> records.decode(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 bytes are no request");
    refuses(Request.of(Kind.SYMBOL, "", 0, 0), "names none");
    refuses(Request.of(Kind.PAIR, "ab", 0, 0), "'ab' is not named by two ids");
    refuses(new Request(Kind.SYMBOL, "s", 0, 0, List.of(), step()), "symbol s carries a record");
    refuses(
        new Request(Kind.COMMIT, "t/lib@main:c2", 0, 0, List.of(), step()),
        "commit t/lib@main:c2 carries the record of t/lib@main:" + HEAD);
    refuses(
        new Request(Kind.REPOSITORY, "t/lib@main", 0, 0, List.of(), new byte[] {1}),
        "no CommitPublished");
  }

  private void refuses(Request request, String why) {
    assertThatThrownBy(() -> records.decode(RequestRecords.value(request)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  private static byte[] step() throws Exception {
    CommitPublished commit = new CommitPublished();
    commit.setTenant("t");
    commit.setRepository("lib");
    commit.setBranch("main");
    commit.setHead(HEAD);
    commit.setSequence(1);
    commit.setPart(1);
    commit.setParts(1);
    commit.setAuthor("Ada");
    commit.setMessage("step");
    commit.setPublisher("1");
    commit.setCommitTime(Instant.ofEpochMilli(1));
    commit.setValidTime(Instant.ofEpochMilli(1));
    commit.setSkipped(Map.of());
    commit.setRefusedSuppressions(List.of());
    var buffer = commit.toByteBuffer();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
