package io.clonestream.persist;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.StampCodec;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.pair.PairEdgesCodec;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.HeadRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import io.clonestream.schemas.CommitPublished;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * GraphRow as a tag (1 symbol, 2 class, 3 pair, 4 commit, 5 head, 6 asked, 7 withdrawn), the
 * version of the inner codec and the inner codec's bytes; a commit and a head in Avro's
 * single-object encoding, which names its own schema; an asked row as the stored stamp and its row.
 */
public final class GraphRowCodec implements Codec<GraphRow> {

  private static final long serialVersionUID = 1L;

  private static final int SYMBOL = 1;
  private static final int CLASS = 2;
  private static final int PAIR = 3;
  private static final int COMMIT = 4;
  private static final int HEAD = 5;
  private static final int ASKED = 6;
  private static final int WITHDRAWN = 7;

  private static final SymbolHistoryCodec SYMBOLS = new SymbolHistoryCodec();
  private static final CloneClassCodec CLASSES = new CloneClassCodec();
  private static final PairEdgesCodec PAIRS = new PairEdgesCodec();
  private static final StampCodec STAMPS = new StampCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(GraphRow row, DataOutput out) throws IOException {
    if (row instanceof SymbolRow symbol) {
      write(SYMBOL, SYMBOLS, symbol.symbol(), out);
    } else if (row instanceof ClassRow cloneClass) {
      write(CLASS, CLASSES, cloneClass.cloneClass(), out);
    } else if (row instanceof PairRow pair) {
      write(PAIR, PAIRS, pair.pair(), out);
    } else if (row instanceof CommitRow commit) {
      out.writeByte(COMMIT);
      writeStep(commit.commit(), out);
    } else if (row instanceof HeadRow head) {
      out.writeByte(HEAD);
      writeStep(head.commit(), out);
    } else if (row instanceof AskedRow asked) {
      out.writeByte(ASKED);
      STAMPS.write(asked.stored(), out);
      write(asked.row(), out);
    } else if (row instanceof WithdrawnRow withdrawn) {
      out.writeByte(WITHDRAWN);
      Bytes.writeString(withdrawn.key(), out);
      STAMPS.write(withdrawn.stamp(), out);
      STAMPS.write(withdrawn.stored(), out);
    }
  }

  private static void writeStep(CommitPublished step, DataOutput out) throws IOException {
    ByteBuffer bytes = CommitPublished.getEncoder().encode(step);
    byte[] array = new byte[bytes.remaining()];
    bytes.get(array);
    Bytes.writeBytes(array, out);
  }

  @Override
  public GraphRow read(DataInput in, int version) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case SYMBOL -> new SymbolRow(SYMBOLS.read(in, Bytes.readLength(in)));
      case CLASS -> new ClassRow(CLASSES.read(in, Bytes.readLength(in)));
      case PAIR -> new PairRow(PAIRS.read(in, Bytes.readLength(in)));
      case COMMIT -> new CommitRow(CommitPublished.getDecoder().decode(Bytes.readBytes(in)));
      case HEAD -> new HeadRow(CommitPublished.getDecoder().decode(Bytes.readBytes(in)));
      case ASKED -> {
        Stamp stored = STAMPS.read(in, 1);
        yield new AskedRow(read(in, version), stored);
      }
      case WITHDRAWN ->
          new WithdrawnRow(Bytes.readString(in), STAMPS.read(in, 1), STAMPS.read(in, 1));
      default -> throw new IOException("Graph row has tag " + tag + "; known are 1 to 7");
    };
  }

  private static <T> void write(int tag, Codec<T> codec, T value, DataOutput out)
      throws IOException {
    out.writeByte(tag);
    Bytes.writeVarint(codec.version(), out);
    codec.write(value, out);
  }
}
