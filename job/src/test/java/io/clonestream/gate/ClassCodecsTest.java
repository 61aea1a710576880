package io.clonestream.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Declarations;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.FragmentCodec;
import io.clonestream.follow.Stamp;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bytes as earlier versions wrote them and as this one does: state and savepoints hold them. */
class ClassCodecsTest {

  private static final String IDS =
      "2030313233343536373839616263646566303132333435363738396162636465660461636d65046a61766106"
          + "4d4554484f440473697a65";
  private static final String FORM =
      "2066656463626139383736353433323130666564636261393837363534333231300c";
  private static final String FORM_OF_CLASS =
      "0c206665646362613938373635343332313066656463626139383736353433323130";
  private static final String FEATURES =
      "0a73697a652e2073697a6502000000010000000201000000030100000004020000000500000006010000000700";
  private static final String TIMELINE = "01d00f0663306666656500000001016d03";
  private static final String NEVER_EMITTED = "00000000000000000000000000000000";
  private static final String PERIODS =
      "00000001000000010100000000000007d07fffffffffffffff0663306666656500";

  private static final String NONE = "00";
  private static final String ACCESSOR = "01084143434553534f52";

  private static final Code EMPTY = Declarations.code("void f() {}", 4);
  private static final Code OTHER = Declarations.code("void f() { while (x) g(); }", 4);

  @Test
  void aFragmentIsWrittenInVersionTwo() throws IOException {
    writesAndReads(new FragmentCodec(), fragment(null), IDS + FORM + FEATURES + NONE);
    writesAndReads(
        new FragmentCodec(), fragment(Boilerplate.ACCESSOR), IDS + FORM + FEATURES + ACCESSOR);
    assertThat(read(new FragmentCodec(), 2, IDS + FORM + FEATURES + ACCESSOR).boilerplate())
        .isEqualTo(Boilerplate.ACCESSOR);
  }

  @Test
  void aClassRecordOfVersionOneHasNoBoilerplateUntilItsCodeComesAgain() throws IOException {
    ClassRecord read =
        read(new ClassRecordCodec(), 1, IDS + FORM_OF_CLASS + TIMELINE + NEVER_EMITTED);

    assertThat(read.describedBy(null)).isSameAs(read);
    assertThat(read).isEqualTo(fromState(record(null)));
    assertThat(read.describedBy(EMPTY)).isEqualTo(record(Boilerplate.EMPTY));
    writesAndReads(
        new ClassRecordCodec(),
        fromState(record(Boilerplate.ACCESSOR)),
        IDS + FORM_OF_CLASS + ACCESSOR + TIMELINE + NEVER_EMITTED);
  }

  @Test
  void codeIsLookedAtOnce() {
    ClassRecord known = record(null);

    assertThat(known.describedBy(EMPTY)).isSameAs(known);
    assertThat(fromState(known).describedBy(EMPTY).with(Timeline.EMPTY, "").describedBy(OTHER))
        .extracting(record -> record.description().boilerplate())
        .isEqualTo(Boilerplate.EMPTY);
  }

  private static ClassRecord fromState(ClassRecord record) {
    return new ClassRecord(
        record.description(),
        false,
        record.timeline(),
        record.inferredWith(),
        record.revision(),
        record.emittedEpoch(),
        record.emittedDigest());
  }

  @Test
  void aCloneClassOfVersionOneHasNoBoilerplate() throws IOException {
    assertThat(read(new CloneClassCodec(), 1, "0704" + IDS + FORM_OF_CLASS + PERIODS))
        .isEqualTo(record(null).content(new Stamp(7, 4)));
    writesAndReads(
        new CloneClassCodec(),
        record(Boilerplate.ACCESSOR).content(new Stamp(7, 4)),
        "0704" + IDS + FORM_OF_CLASS + ACCESSOR + PERIODS);
  }

  private static <T> void writesAndReads(Codec<T> codec, T value, String hex) throws IOException {
    assertThat(codec.version()).isEqualTo(2);
    assertThat(HexFormat.of().formatHex(Bytes.encode(codec, value))).isEqualTo(hex);
    assertThat(read(codec, 2, hex)).isEqualTo(value);
  }

  private static <T> T read(Codec<T> codec, int version, String hex) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(hex);
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    T value = codec.read(new DataInputStream(in), version);
    assertThat(in.available()).isZero();
    return value;
  }

  private static ClassRecord record(@Nullable Boilerplate boilerplate) {
    Timeline timeline = new Timeline(new TreeMap<>(Map.of(new Timeline.Event(2_000, "c0ffee"), 1)));
    return ClassRecord.of(fragment(boilerplate), 3).with(timeline, "m");
  }

  private static Fragment fragment(@Nullable Boilerplate boilerplate) {
    return new Fragment(
        "0123456789abcdef0123456789abcdef",
        "acme",
        "java",
        SymbolKind.METHOD,
        "size",
        "fedcba9876543210fedcba9876543210",
        12,
        "size. size",
        new int[] {1, 2},
        new int[] {3},
        new int[] {4},
        new int[] {5, 6},
        new int[] {7},
        0,
        boilerplate);
  }
}
