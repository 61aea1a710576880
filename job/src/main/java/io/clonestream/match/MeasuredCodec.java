package io.clonestream.match;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Measured in the order of its components; features in the order of {@link #ORDER}. */
public final class MeasuredCodec implements Codec<Measured> {

  private static final long serialVersionUID = 1L;

  /** Order of version 1: whatever order the enum will have. */
  private static final Feature[] ORDER = {
    Feature.COSINE,
    Feature.JACCARD,
    Feature.STRUCTURE,
    Feature.SHINGLES,
    Feature.NAME,
    Feature.LENGTH,
    Feature.PARAMETERS,
    Feature.BREVITY,
    Feature.WEIGHTED_JACCARD,
    Feature.CONTAINMENT,
    Feature.EVIDENCE,
    Feature.NAME_RARITY,
    Feature.GRAMS,
    Feature.SHARED_GRAMS,
    Feature.TYPES
  };

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Measured value, DataOutput out) throws IOException {
    Bytes.writeString(value.lowerId(), out);
    Bytes.writeString(value.higherId(), out);
    Bytes.writeString(value.tenant(), out);
    out.writeBoolean(value.crossLanguage());
    Bytes.writeString(value.model(), out);
    for (Feature feature : ORDER) {
      out.writeFloat(value.value(feature));
    }
  }

  @Override
  public Measured read(DataInput in, int version) throws IOException {
    String lowerId = Bytes.readString(in);
    String higherId = Bytes.readString(in);
    String tenant = Bytes.readString(in);
    boolean crossLanguage = in.readBoolean();
    String model = Bytes.readString(in);
    float[] features = new float[Feature.values().length];
    for (Feature feature : ORDER) {
      features[feature.ordinal()] = in.readFloat();
    }
    return new Measured(lowerId, higherId, tenant, crossLanguage, model, features);
  }
}
