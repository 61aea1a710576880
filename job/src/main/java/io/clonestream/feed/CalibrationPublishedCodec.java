package io.clonestream.feed;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.schemas.CalibrationPublished;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Bytes of a {@link CalibrationPublished}: Avro single-object encoding. */
public final class CalibrationPublishedCodec implements Codec<CalibrationPublished> {

  private static final long serialVersionUID = 1L;
  private static final EventDecoder<CalibrationPublished> DECODER = EventDecoder.calibrations();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(CalibrationPublished value, DataOutput out) throws IOException {
    Bytes.writeBytes(ChangeEncoder.bytes(value.toByteBuffer()), out);
  }

  @Override
  public CalibrationPublished read(DataInput in, int version) throws IOException {
    return DECODER.decode(Bytes.readBytes(in));
  }
}
