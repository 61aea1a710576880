package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.extract.SymbolKind;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * SymbolHistory in the order of its components; the kind by name, open ends as they are. Version 1
 * knew of a version only its last place, not whether it was generated nor where it moved from.
 */
public final class SymbolHistoryCodec implements Codec<SymbolHistory> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();
  private static final int LAST_PLACE_ONLY = 1;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(SymbolHistory value, DataOutput out) throws IOException {
    STAMP.write(value.stamp(), out);
    Bytes.writeString(value.symbolId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.repository(), out);
    Bytes.writeString(value.branch(), out);
    Bytes.writeString(value.path(), out);
    Bytes.writeString(value.language(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.name(), out);
    Bytes.writeString(value.qualifiedName(), out);
    Bytes.writeString(value.signature(), out);
    Bytes.writeNullable(value.previousSymbolId(), out);
    out.writeBoolean(value.generated());
    out.writeBoolean(value.test());
    Bytes.writeList(value.versions(), out, SymbolHistoryCodec::writeVersion);
  }

  @Override
  public SymbolHistory read(DataInput in, int version) throws IOException {
    return new SymbolHistory(
        STAMP.read(in, 1),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        SymbolKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readNullable(in),
        in.readBoolean(),
        in.readBoolean(),
        Bytes.readList(in, element -> readVersion(element, version)));
  }

  private static void writeVersion(Version value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.sequence(), out);
    Bytes.writeString(value.fragmentId(), out);
    Bytes.writeVarint(value.validFrom(), out);
    Bytes.writeVarint(value.validTo(), out);
    Bytes.writeString(value.openedBy(), out);
    Bytes.writeNullable(value.closedBy(), out);
    Bytes.writeList(value.places(), out, SymbolHistoryCodec::writePlace);
    Bytes.writeNullable(value.parentSymbolId(), out);
    Bytes.writeNullable(value.previousSymbolId(), out);
    Bytes.writeList(value.calledNames(), out, Bytes::writeString);
    out.writeBoolean(value.generated());
  }

  private static Version readVersion(DataInput in, int version) throws IOException {
    long sequence = Bytes.readVarint(in);
    String fragmentId = Bytes.readString(in);
    long validFrom = Bytes.readVarint(in);
    return new Version(
        sequence,
        fragmentId,
        validFrom,
        Bytes.readVarint(in),
        Bytes.readString(in),
        Bytes.readNullable(in),
        version == LAST_PLACE_ONLY
            ? List.of(new Place(validFrom, Bytes.readLength(in), Bytes.readLength(in)))
            : Bytes.readList(in, SymbolHistoryCodec::readPlace),
        Bytes.readNullable(in),
        version == LAST_PLACE_ONLY ? null : Bytes.readNullable(in),
        Bytes.readList(in, Bytes::readString),
        version != LAST_PLACE_ONLY && in.readBoolean());
  }

  private static void writePlace(Place value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.from(), out);
    Bytes.writeVarint(value.startLine(), out);
    Bytes.writeVarint(value.endLine(), out);
  }

  private static Place readPlace(DataInput in) throws IOException {
    return new Place(Bytes.readVarint(in), Bytes.readLength(in), Bytes.readLength(in));
  }
}
