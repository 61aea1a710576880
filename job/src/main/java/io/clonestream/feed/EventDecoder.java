package io.clonestream.feed;

import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro single-object encoding (C3 01, fingerprint of the writer's schema, body; Avro 1.11
 * specification, "Single-object encoding"), of any version of the schema that was ever committed.
 */
public final class EventDecoder<T extends SpecificRecord> {

  /** No string or byte array of an event is longer; a damaged length must not exhaust memory. */
  private static final String MAX_LENGTH = String.valueOf(64 << 20);

  /** Nor does a list have more items. */
  private static final String MAX_ITEMS = String.valueOf(1 << 20);

  /** Marker and fingerprint. */
  private static final int HEADER_BYTES = 10;

  private static final Map<Schema, List<Schema>> VERSIONS = new ConcurrentHashMap<>();

  static {
    limit("string.maxLength", MAX_LENGTH);
    limit("bytes.maxLength", MAX_LENGTH);
    limit("collectionItems.maxLength", MAX_ITEMS);
  }

  private static void limit(String name, String value) {
    String property = "org.apache.avro.limits." + name;
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private final Schema schema;

  /** By fingerprint of the schema that was written. */
  private final Map<Long, DatumReader<T>> readers = new HashMap<>();

  private EventDecoder(Schema schema) {
    this.schema = schema;
    SpecificData model = SpecificData.getForSchema(schema);
    model.setFastReaderEnabled(true); // resolves a version once, not with every event
    for (Schema written : versions(schema)) {
      readers.put(
          SchemaNormalization.parsingFingerprint64(written),
          new SpecificDatumReader<>(written, schema, model));
    }
  }

  /** Every version of a schema that was ever committed, the present one last. */
  private static List<Schema> versions(Schema schema) {
    return VERSIONS.computeIfAbsent(schema, EventDecoder::read);
  }

  private static List<Schema> read(Schema schema) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String name = "versions/" + schema.getName() + "/" + (versions.size() + 1) + ".avsc";
      try (InputStream in = CommitPublished.class.getResourceAsStream(name)) {
        if (in == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(in));
      } catch (IOException e) {
        throw new UncheckedIOException("Schema " + name, e);
      }
    }
  }

  public static EventDecoder<SymbolChange> symbolChanges() {
    return new EventDecoder<>(SymbolChange.getClassSchema());
  }

  public static EventDecoder<CommitPublished> commits() {
    return new EventDecoder<>(CommitPublished.getClassSchema());
  }

  public static EventDecoder<RelationStated> relations() {
    return new EventDecoder<>(RelationStated.getClassSchema());
  }

  public static EventDecoder<TagPublished> tags() {
    return new EventDecoder<>(TagPublished.getClassSchema());
  }

  public static EventDecoder<CalibrationPublished> calibrations() {
    return new EventDecoder<>(CalibrationPublished.getClassSchema());
  }

  /** Are these bytes in single-object encoding, of whatever schema? */
  public static boolean hasHeader(byte[] bytes) {
    return bytes.length >= HEADER_BYTES && (bytes[0] & 0xFF) == 0xC3 && bytes[1] == 1;
  }

  /**
   * Do these bytes say of themselves that they are such an event? Then no other decoder is right.
   */
  public boolean claims(byte[] bytes) {
    return hasHeader(bytes) && readers.containsKey(fingerprint(bytes));
  }

  private static long fingerprint(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(2);
  }

  /**
   * The event in {@code bytes}.
   *
   * @throws IllegalArgumentException when they are no such event
   */
  public T decode(byte[] bytes) {
    DatumReader<T> reader = hasHeader(bytes) ? readers.get(fingerprint(bytes)) : null;
    if (reader == null) {
      throw refused(bytes, "they do not begin with the fingerprint of a version of it", null);
    }
    // Not BinaryMessageDecoder, which reads byte by byte from a stream: twice the time.
    BinaryDecoder body =
        DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null);
    T event;
    boolean ends;
    try {
      event = reader.read(null, body);
      ends = body.isEnd();
    } catch (IOException
        | RuntimeException e) { // whatever a decoder throws, the bytes are at fault
      throw refused(bytes, e.toString(), e);
    }
    if (!ends) {
      throw refused(bytes, "it ends before they do", null);
    }
    return event;
  }

  private IllegalArgumentException refused(byte[] bytes, String why, @Nullable Exception cause) {
    return new IllegalArgumentException(
        bytes.length
            + " bytes are no "
            + schema.getName()
            + " in Avro single-object encoding: "
            + why,
        cause);
  }
}
