package io.clonestream.feed;

import static io.clonestream.feed.CommitRules.require;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

/** What a stated relation must keep to be possible. */
public final class RelationRules {

  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final long MAX_SEQUENCE = 1L << 40;
  private static final int MAX_ID = 8_000;
  private static final int MAX_NOTES = 32;
  private static final int MAX_TEXT = 4_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9_]{0,63}");

  private RelationRules() {}

  /** Id of a relation: a hash of what makes it that relation. */
  public static String id(String tenant, RelationKind kind, String from, String to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      Bytes.writeString(tenant, out);
      Bytes.writeString(kind.name(), out);
      Bytes.writeString(from, out);
      Bytes.writeString(to, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digest.id(bytes.toByteArray());
  }

  /**
   * @throws IllegalArgumentException with the value and the rule that it breaks
   */
  public static void check(RelationStated relation) {
    String tenant = relation.getTenant();
    BranchKey.checkTenant(tenant);
    String from = relation.getFromSymbolId();
    String to = relation.getToSymbolId();
    checkSymbol("fromSymbolId", from, tenant);
    checkSymbol("toSymbolId", to, tenant);
    require(!from.equals(to), "toSymbolId", to, "must be another symbol than fromSymbolId");
    require(
        relation.getKind() != RelationKind.UNKNOWN,
        "kind",
        relation.getKind(),
        "is none that this version knows");
    require(
        relation.getVerdict() != Verdict.UNKNOWN,
        "verdict",
        relation.getVerdict(),
        "is none that this version knows");
    require(
        relation.getRelationId().equals(id(tenant, relation.getKind(), from, to)),
        "relationId",
        relation.getRelationId(),
        "must be the hash of tenant, kind and both symbol ids");
    require(
        relation.getSequence() >= 1 && relation.getSequence() < MAX_SEQUENCE,
        "sequence",
        relation.getSequence(),
        "must lie within 1 and " + MAX_SEQUENCE);
    Instant valid = relation.getValidTime();
    require(
        !valid.isBefore(Instant.EPOCH) && valid.isBefore(LATEST),
        "validTime",
        valid,
        "must lie within " + Instant.EPOCH + " and " + LATEST);
    checkTexts(relation.getAuthor(), relation.getMetadata());
    if (relation.getKind() == RelationKind.VERDICT) {
      require(
          from.compareTo(to) < 0,
          "toSymbolId",
          to,
          "must be the higher of a verdict's two symbols");
      if (relation.getVerdict() == Verdict.STATED) {
        Judgement.of(relation.getMetadata());
      }
    }
  }

  private static void checkSymbol(String field, String symbolId, String tenant) {
    require(
        symbolId.startsWith(tenant + "/") && symbolId.contains("#"),
        field,
        symbolId,
        "must be a symbol id of tenant '" + tenant + "'");
    require(
        symbolId.getBytes(StandardCharsets.UTF_8).length <= MAX_ID,
        field,
        symbolId,
        "must have at most " + MAX_ID + " bytes of UTF-8");
  }

  private static void checkTexts(String author, Map<String, String> metadata) {
    require(author.length() <= MAX_TEXT, "author", author, "must be shorter than " + MAX_TEXT);
    require(
        metadata.size() <= MAX_NOTES,
        "number of notes",
        metadata.size(),
        "must be at most " + MAX_NOTES);
    metadata.forEach(
        (name, value) -> {
          require(NAME.matcher(name).matches(), "name of a note", name, "must match " + NAME);
          require(
              value.length() <= MAX_TEXT,
              "note " + name,
              value,
              "must be shorter than " + MAX_TEXT);
        });
  }
}
