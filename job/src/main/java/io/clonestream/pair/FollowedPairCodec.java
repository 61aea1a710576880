package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.gate.PeriodCodec;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import io.clonestream.match.SimilarityCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bytes of a {@link FollowedPair}. */
public final class FollowedPairCodec implements Codec<FollowedPair> {

  private static final long serialVersionUID = 1L;
  private static final SimilarityCodec SIMILARITY = new SimilarityCodec();
  private static final PeriodCodec PERIOD = new PeriodCodec();
  private static final EmissionCodec EMISSION = new EmissionCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(FollowedPair value, DataOutput out) throws IOException {
    Similarity similarity = value.similarity();
    out.writeBoolean(similarity != null);
    if (similarity != null) {
      SIMILARITY.write(similarity, out);
    }
    writePeriods(value.lower(), out);
    writePeriods(value.higher(), out);
    EMISSION.write(value.emission(), out);
  }

  static void writePeriods(@Nullable List<Period> periods, DataOutput out) throws IOException {
    out.writeBoolean(periods != null);
    if (periods != null) {
      Bytes.writeList(periods, out, PERIOD::write);
    }
  }

  @Override
  public FollowedPair read(DataInput in, int version) throws IOException {
    Similarity similarity = in.readBoolean() ? SIMILARITY.read(in, 1) : null;
    return new FollowedPair(similarity, readPeriods(in), readPeriods(in), EMISSION.read(in, 1));
  }

  static @Nullable List<Period> readPeriods(DataInput in) throws IOException {
    return in.readBoolean() ? Bytes.readList(in, i -> PERIOD.read(i, 1)) : null;
  }
}
