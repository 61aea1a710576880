package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Similarity in the order of its components. */
public final class SimilarityCodec implements Codec<Similarity> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Similarity value, DataOutput out) throws IOException {
    Bytes.writeString(value.lowerId(), out);
    Bytes.writeString(value.higherId(), out);
    Bytes.writeString(value.tenant(), out);
    Bytes.writeVarint(value.cloneType(), out);
    out.writeFloat(value.confidence());
    out.writeFloat(value.cosine());
    out.writeFloat(value.jaccard());
    out.writeFloat(value.structure());
    out.writeBoolean(value.crossLanguage());
    Bytes.writeString(value.model(), out);
    Bytes.writeString(value.calibration(), out);
  }

  @Override
  public Similarity read(DataInput in, int version) throws IOException {
    return new Similarity(
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readString(in),
        Bytes.readLength(in),
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readFloat(),
        in.readBoolean(),
        Bytes.readString(in),
        Bytes.readString(in));
  }
}
