package io.clonestream.feed;

import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Statements of relations, for tests. */
public final class StatedRelations {

  private StatedRelations() {}

  /** A statement of tenant default by Ada with one note. */
  public static RelationStated stated(
      RelationKind kind,
      String from,
      String to,
      long sequence,
      Verdict verdict,
      long validTime,
      String note) {
    return RelationStated.newBuilder()
        .setTenant("default")
        .setRelationId(RelationRules.id("default", kind, from, to))
        .setKind(kind)
        .setFromSymbolId(from)
        .setToSymbolId(to)
        .setSequence(sequence)
        .setVerdict(verdict)
        .setValidTime(Instant.ofEpochMilli(validTime))
        .setRecordedAt(Instant.ofEpochMilli(validTime))
        .setAuthor("Ada")
        .setMetadata(Map.of("note", note))
        .build();
  }

  /** As it stands in its topic. */
  public static RawRecord record(RelationStated stated) {
    try {
      return new RawRecord(
          Topics.RELATIONS,
          0,
          stated.getSequence(),
          stated.getRecordedAt().toEpochMilli(),
          stated.getRelationId().getBytes(StandardCharsets.UTF_8),
          ChangeEncoder.bytes(stated.toByteBuffer()),
          List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
