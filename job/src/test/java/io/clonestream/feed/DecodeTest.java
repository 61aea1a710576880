package io.clonestream.feed;

import static io.clonestream.feed.StatedRelations.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.codec.CodecType;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.TagPublished;
import io.clonestream.schemas.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** What the topics of commits and of relations hold becomes events, or dead letters as it came. */
class DecodeTest {

  private static final OutputTag<DeadLetter> LETTERS =
      new OutputTag<>("letters", new CodecType<>(DeadLetter.class, new DeadLetterCodec()));
  private static final OutputTag<TagPublished> TAGS =
      new OutputTag<>("tags", new CodecType<>(TagPublished.class, new TagPublishedCodec()));
  private static final String FROM = "default/shop@main:A.java#a()";
  private static final String TO = "default/shop@main:B.java#b()";

  private record Decoded(List<Object> events, List<Object> tags, List<DeadLetter> letters) {}

  @Test
  void aStatementIsRead() throws Exception {
    RelationStated good = statement();

    Decoded decoded = relations(StatedRelations.record(good));

    assertThat(decoded.events()).containsExactly(good);
    assertThat(decoded.letters()).isEmpty();
  }

  @Test
  void whatIsNoStatementGoesToTheDeadLettersAsItCame() throws Exception {
    RawRecord garbage = raw(new byte[] {1, 2, 3});

    Decoded decoded = relations(garbage, raw(new byte[0]));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.letters()).hasSize(2);
    assertThat(decoded.letters().get(0).refused()).isSameAs(garbage);
    assertThat(decoded.letters().get(0).stage()).isEqualTo("feed");
  }

  @Test
  void whatGoesOnBehindAnEventOrEndsWithinItIsNone() throws Exception {
    byte[] good = StatedRelations.record(statement()).value();
    byte[] longer = Arrays.copyOf(good, good.length + 1);
    byte[] shorter = Arrays.copyOf(good, good.length - 1);

    Decoded decoded = relations(raw(longer), raw(shorter));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.letters())
        .extracting(DeadLetter::reason)
        .allMatch(why -> why.contains(" bytes are no RelationStated in Avro single-object"))
        .anyMatch(why -> why.endsWith(": it ends before they do"));
  }

  @Test
  void whatStatesSomethingImpossibleIsRefusedWithTheRuleItBreaks() throws Exception {
    RelationStated self = stated(RelationKind.BLOCKS, FROM, FROM, 1, Verdict.STATED, 1, "x");
    RelationStated foreign = stated(RelationKind.BLOCKS, FROM, TO, 1, Verdict.STATED, 1, "x");
    foreign.setTenant("other");
    RelationStated forged = statement();
    forged.setToSymbolId(TO + "~2");
    RelationStated unnumbered = statement();
    unnumbered.setSequence(0);
    RelationStated silent = statement();
    silent.setVerdict(Verdict.UNKNOWN);
    RelationStated noted = statement();
    noted.setMetadata(Map.of("Not A Name", "x"));
    RelationStated early = statement();
    early.setValidTime(Instant.ofEpochMilli(-1));
    List<RawRecord> records = new ArrayList<>();
    for (var bad : List.of(self, foreign, forged, unnumbered, silent, noted, early)) {
      records.add(StatedRelations.record(bad));
    }

    Decoded decoded = relations(records.toArray(RawRecord[]::new));

    assertThat(decoded.events()).isEmpty();
    assertThat(decoded.letters())
        .extracting(letter -> letter.reason().replaceFirst("^Value '.*' of ", ""))
        .containsExactly(
            "toSymbolId must be another symbol than fromSymbolId",
            "fromSymbolId must be a symbol id of tenant 'other'",
            "relationId must be the hash of tenant, kind and both symbol ids",
            "sequence must lie within 1 and " + (1L << 40),
            "verdict is none that this version knows",
            "name of a note must match [a-z][a-zA-Z0-9_]{0,63}",
            "validTime must lie within 1970-01-01T00:00:00Z and 2200-01-01T00:00:00Z");
  }

  @Test
  void aVerdictIsAStatementOnTheLowerAndTheHigherSymbolThatJudges() throws Exception {
    RelationStated good = verdict(FROM, TO);
    RelationStated retracted = stated(RelationKind.VERDICT, FROM, TO, 2, Verdict.RETRACTED, 1, "");
    retracted.setMetadata(Map.of());
    RelationStated turned = verdict(TO, FROM);
    RelationStated silent = verdict(FROM, TO);
    silent.setMetadata(Map.of("reason", "why"));

    Decoded decoded =
        relations(
            StatedRelations.record(good),
            StatedRelations.record(retracted),
            StatedRelations.record(turned),
            StatedRelations.record(silent));

    assertThat(decoded.events()).containsExactly(good, retracted);
    assertThat(decoded.letters())
        .extracting(DeadLetter::reason)
        .containsExactly(
            "Value '" + FROM + "' of toSymbolId must be the higher of a verdict's two symbols",
            "Value '' of clones must be yes or no");
  }

  /** It has another fingerprint, which stands in every record. */
  @Test
  void aStatementRecordedByAnEarlierVersionOfItsSchemaIsRead() throws Exception {
    Schema first =
        new Schema.Parser().parse(Path.of("../schemas/versions/RelationStated/1.avsc").toFile());
    assertThat(first).isNotEqualTo(RelationStated.getClassSchema());
    GenericData.EnumSymbol kind =
        new GenericData.EnumSymbol(first.getField("kind").schema(), "BLOCKS");
    GenericData.EnumSymbol said =
        new GenericData.EnumSymbol(first.getField("verdict").schema(), "STATED");
    RelationStated statement = statement();
    GenericData.Record record = new GenericData.Record(first);
    for (Schema.Field field : first.getFields()) {
      record.put(field.name(), statement.get(field.name()));
    }
    record.put("kind", kind);
    record.put("verdict", said);
    record.put("validTime", 1L);
    record.put("recordedAt", 1L);
    var bytes =
        new BinaryMessageEncoder<GenericData.Record>(new GenericData(), first).encode(record);

    Decoded decoded = relations(raw(ChangeEncoder.bytes(bytes)));

    assertThat(decoded.events()).containsExactly(statement);
  }

  @Test
  void aStepRecordedByAnEarlierVersionOfItsSchemaIsRead() throws Exception {
    Schema first =
        new Schema.Parser().parse(Path.of("../schemas/versions/CommitPublished/1.avsc").toFile());
    GenericData.Record record = new GenericData.Record(first);
    for (Schema.Field field : first.getFields()) {
      if (field.defaultVal() != null) {
        record.put(field.name(), GenericData.get().getDefaultValue(field));
      }
    }
    record.put("tenant", "acme");
    record.put("repository", "shop");
    record.put("branch", "main");
    record.put("head", "0".repeat(40));
    record.put("sequence", 1L);
    record.put("commitTime", 1L);
    record.put("validTime", 1L);
    byte[] bytes =
        ChangeEncoder.bytes(
            new BinaryMessageEncoder<GenericData.Record>(new GenericData(), first).encode(record));

    CommitPublished step = EventDecoder.commits().decode(bytes);

    assertThat(step.getHead()).isEqualTo("0".repeat(40));
    assertThat(step.getSuppressions()).isNull();
    assertThat(step.getRefusedSuppressions()).isEmpty();
    assertThat(EventDecoder.commits().claims(bytes)).isTrue();
    assertThat(EventDecoder.tags().claims(bytes)).isFalse();
    CommitRules.check(step);
  }

  @Test
  void aSuppressionThatIsNoRuleIsRefused() {
    CommitPublished step =
        CommitPublished.newBuilder()
            .setTenant("acme")
            .setRepository("shop")
            .setBranch("main")
            .setHead("0".repeat(40))
            .setSequence(1)
            .setCommitTime(Instant.ofEpochMilli(1))
            .setValidTime(Instant.ofEpochMilli(1))
            .setSuppressions(List.of("src/** old", "src/**"))
            .build();

    assertThatThrownBy(() -> CommitRules.check(step))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Value 'src/**' of suppressions has no reason");
  }

  @Test
  void commitsAndTagsShareATopicAndAreToldApart() throws Exception {
    CommitPublished commit =
        CommitPublished.newBuilder()
            .setTenant("t")
            .setRepository("r")
            .setBranch("b")
            .setHead("a".repeat(40))
            .setSequence(1)
            .setCommitTime(Instant.EPOCH)
            .setValidTime(Instant.EPOCH)
            .build();
    TagPublished tag = new TagPublished("t", "r", "b", "v1", "a".repeat(40), 1L);
    TagPublished bad = new TagPublished("t", "r", "b", "v1", "no sha", 1L);
    RawRecord refused = raw(ChangeEncoder.bytes(bad.toByteBuffer()));

    Decoded decoded =
        decode(
            new DecodeCommitFunction(TAGS, LETTERS),
            new CommitPublishedCodec(),
            raw(ChangeEncoder.bytes(commit.toByteBuffer())),
            raw(ChangeEncoder.bytes(tag.toByteBuffer())),
            refused,
            StatedRelations.record(statement()));

    assertThat(decoded.events()).containsExactly(commit);
    assertThat(decoded.tags()).containsExactly(tag);
    assertThat(decoded.letters()).hasSize(2);
    assertThat(decoded.letters().get(0).refused()).isSameAs(refused);
    assertThat(decoded.letters().get(0).reason()).startsWith("Value 'no sha' of sha must be");
  }

  private static RelationStated verdict(String from, String to) {
    RelationStated verdict = stated(RelationKind.VERDICT, from, to, 1, Verdict.STATED, 1, "");
    verdict.setMetadata(new Judgement(false, 4, "why").metadata());
    return verdict;
  }

  private static RelationStated statement() {
    return stated(RelationKind.BLOCKS, FROM, TO, 1, Verdict.STATED, 1, "x");
  }

  private static RawRecord raw(byte[] value) {
    return new RawRecord("topic", 0, 7, 1, new byte[0], value, List.of());
  }

  private static Decoded relations(RawRecord... records) throws Exception {
    return decode(new DecodeRelationFunction(LETTERS), new RelationStatedCodec(), records);
  }

  private static <T> Decoded decode(
      ProcessFunction<RawRecord, T> function, Codec<T> codec, RawRecord... records)
      throws Exception {
    try (var harness = new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function))) {
      harness.setup(new CodecSerializer<>(codec));
      harness.open();
      for (RawRecord record : records) {
        harness.processElement(record, 0);
      }
      List<DeadLetter> letters = new ArrayList<>();
      var refused = harness.getSideOutput(LETTERS);
      if (refused != null) {
        refused.forEach(letter -> letters.add(letter.getValue()));
      }
      List<Object> tags = new ArrayList<>();
      var tagged = harness.getSideOutput(TAGS);
      if (tagged != null) {
        tagged.forEach(tag -> tags.add(tag.getValue()));
      }
      return new Decoded(new ArrayList<>(harness.extractOutputValues()), tags, letters);
    }
  }
}
