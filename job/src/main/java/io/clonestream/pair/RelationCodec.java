package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.follow.StampCodec;
import io.clonestream.pair.Relation.Identity;
import io.clonestream.pair.Relation.Version;
import io.clonestream.schemas.RelationKind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A relation in the order of its components; the kind by name. Version 1 knew no statedFrom: no
 * kind of that time shows it.
 */
public final class RelationCodec implements Codec<Relation> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Relation value, DataOutput out) throws IOException {
    STAMP.write(value.stamp(), out);
    writeIdentity(value.identity(), out);
    Bytes.writeList(value.versions(), out, RelationCodec::writeVersion);
  }

  @Override
  public Relation read(DataInput in, int version) throws IOException {
    return new Relation(
        STAMP.read(in, 1),
        readIdentity(in),
        Bytes.readList(in, from -> readVersion(from, version)));
  }

  static void writeIdentity(Identity value, DataOutput out) throws IOException {
    Bytes.writeString(value.id(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeString(value.kind().name(), out);
    Bytes.writeString(value.from(), out);
    Bytes.writeString(value.to(), out);
  }

  static Identity readIdentity(DataInput in) throws IOException {
    return new Identity(
        Bytes.readString(in),
        Bytes.readString(in),
        RelationKind.valueOf(Bytes.readString(in)),
        Bytes.readString(in),
        Bytes.readString(in));
  }

  static void writeTexts(SortedMap<String, String> texts, DataOutput out) throws IOException {
    Bytes.writeList(
        List.copyOf(texts.entrySet()),
        out,
        (text, to) -> {
          Bytes.writeString(text.getKey(), to);
          Bytes.writeString(text.getValue(), to);
        });
  }

  static SortedMap<String, String> readTexts(DataInput in) throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    Bytes.readList(in, from -> Map.entry(Bytes.readString(from), Bytes.readString(from)))
        .forEach(text -> texts.put(text.getKey(), text.getValue()));
    return texts;
  }

  private static void writeVersion(Version value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.statement(), out);
    out.writeLong(value.statedFrom());
    out.writeLong(value.validFrom());
    out.writeLong(value.validTo());
    Bytes.writeString(value.openedBy(), out);
    Bytes.writeNullable(value.closedBy(), out);
    Bytes.writeString(value.author(), out);
    writeTexts(value.metadata(), out);
  }

  private static Version readVersion(DataInput in, int version) throws IOException {
    long statement = Bytes.readVarint(in);
    long stated = version == 1 ? 0 : in.readLong();
    return new Version(
        statement,
        stated,
        in.readLong(),
        in.readLong(),
        Bytes.readString(in),
        Bytes.readNullable(in),
        Bytes.readString(in),
        readTexts(in));
  }
}
