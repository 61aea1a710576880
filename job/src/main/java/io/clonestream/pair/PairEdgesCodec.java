package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.follow.StampCodec;
import io.clonestream.match.SimilarityCodec;
import io.clonestream.pair.PairEdges.EdgeVersion;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** PairEdges in the order of its components. */
public final class PairEdgesCodec implements Codec<PairEdges> {

  private static final long serialVersionUID = 1L;
  private static final StampCodec STAMP = new StampCodec();
  private static final SimilarityCodec SIMILARITY = new SimilarityCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(PairEdges value, DataOutput out) throws IOException {
    STAMP.write(value.stamp(), out);
    SIMILARITY.write(value.similarity(), out);
    Bytes.writeList(value.versions(), out, PairEdgesCodec::writeVersion);
  }

  @Override
  public PairEdges read(DataInput in, int version) throws IOException {
    return new PairEdges(
        STAMP.read(in, 1), SIMILARITY.read(in, 1), Bytes.readList(in, PairEdgesCodec::readVersion));
  }

  private static void writeVersion(EdgeVersion value, DataOutput out) throws IOException {
    Bytes.writeString(value.edgeId(), out);
    Bytes.writeVarint(value.validFrom(), out);
    Bytes.writeVarint(value.validTo(), out);
    Bytes.writeString(value.openedBy(), out);
    Bytes.writeNullable(value.closedBy(), out);
  }

  private static EdgeVersion readVersion(DataInput in) throws IOException {
    return new EdgeVersion(
        Bytes.readString(in),
        Bytes.readVarint(in),
        Bytes.readVarint(in),
        Bytes.readString(in),
        Bytes.readNullable(in));
  }
}
