package io.clonestream.gate;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Timeline as a list of (instant, commit, count), ascending. */
public final class TimelineCodec implements Codec<Timeline> {

  private static final long serialVersionUID = 1L;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(Timeline value, DataOutput out) throws IOException {
    Bytes.writeVarint(value.counts().size(), out);
    for (Map.Entry<Timeline.Event, Integer> entry : value.counts().entrySet()) {
      Bytes.writeVarint(entry.getKey().instant(), out);
      Bytes.writeString(entry.getKey().commit(), out);
      out.writeInt(entry.getValue());
    }
  }

  @Override
  public Timeline read(DataInput in, int version) throws IOException {
    int size = Bytes.readLength(in);
    NavigableMap<Timeline.Event, Integer> counts = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      var event = new Timeline.Event(Bytes.readVarint(in), Bytes.readString(in));
      counts.put(event, in.readInt());
    }
    return new Timeline(counts);
  }
}
