package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.follow.FollowedSymbol.Identity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Bytes of a {@link FollowedSymbol}. */
public final class FollowedSymbolCodec implements Codec<FollowedSymbol> {

  private static final long serialVersionUID = 1L;
  private static final SymbolEntryCodec ENTRY = new SymbolEntryCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(FollowedSymbol value, DataOutput out) throws IOException {
    Identity identity = value.identity();
    for (String part :
        List.of(
            identity.symbolId(),
            identity.tenant(),
            identity.repository(),
            identity.branch(),
            identity.path(),
            identity.language(),
            identity.name(),
            identity.qualifiedName())) {
      Bytes.writeString(part, out);
    }
    Bytes.writeVarint(value.entries().size(), out);
    for (SymbolEntry entry : value.entries().values()) {
      ENTRY.write(entry, out);
    }
    Bytes.writeVarint(value.revision(), out);
    out.writeLong(value.emittedEpoch());
    out.writeLong(value.emittedDigest());
  }

  @Override
  public FollowedSymbol read(DataInput in, int version) throws IOException {
    Identity identity =
        new Identity(
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in),
            Bytes.readString(in));
    NavigableMap<Long, SymbolEntry> entries = new TreeMap<>();
    for (int left = Bytes.readLength(in); left > 0; left--) {
      SymbolEntry entry = ENTRY.read(in, 1);
      entries.put(entry.sequence(), entry);
    }
    return new FollowedSymbol(
        identity, entries, Bytes.readVarint(in), in.readLong(), in.readLong());
  }
}
