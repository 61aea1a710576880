package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Reads Avro single-object encoding (C3 01, fingerprint of the writer's schema, body; Avro 1.11
 * specification, "Single-object encoding").
 */
public final class EventDecoder<T extends SpecificRecord> {

  /** No string or byte array of an event is longer; a damaged length must not exhaust memory. */
  private static final String MAX_LENGTH = String.valueOf(64 << 20);

  static {
    for (String limit : new String[] {"string.maxLength", "bytes.maxLength"}) {
      String property = "org.apache.avro.limits." + limit;
      if (System.getProperty(property) == null) {
        System.setProperty(property, MAX_LENGTH);
      }
    }
  }

  private final BinaryMessageDecoder<T> decoder;
  private final Schema schema;

  private EventDecoder(Schema schema) {
    this.schema = schema;
    SpecificData model = SpecificData.getForSchema(schema);
    this.decoder = new BinaryMessageDecoder<>(model, schema);
  }

  public static EventDecoder<SymbolChange> symbolChanges() {
    return new EventDecoder<>(SymbolChange.getClassSchema());
  }

  public static EventDecoder<CommitPublished> commits() {
    return new EventDecoder<>(CommitPublished.getClassSchema());
  }

  /**
   * The event in {@code bytes}.
   *
   * @throws IllegalArgumentException when they are no such event
   */
  public T decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException | AvroRuntimeException | ClassCastException e) {
      throw refused(bytes, e);
    } catch (IndexOutOfBoundsException | NegativeArraySizeException | ArithmeticException e) {
      throw refused(bytes, e); // what Avro throws on some damaged bytes
    }
  }

  private IllegalArgumentException refused(byte[] bytes, Exception cause) {
    return new IllegalArgumentException(
        bytes.length
            + " bytes are no "
            + schema.getName()
            + " in Avro single-object encoding: "
            + cause,
        cause);
  }
}
