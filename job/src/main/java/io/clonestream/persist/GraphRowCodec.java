package io.clonestream.persist;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Request;
import io.clonestream.feed.RequestCodec;
import io.clonestream.follow.StampCodec;
import io.clonestream.follow.SymbolHistoryCodec;
import io.clonestream.gate.CloneClassCodec;
import io.clonestream.pair.PairEdgesCodec;
import io.clonestream.pair.RelationCodec;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.HeadRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import io.clonestream.persist.GraphRow.TimedRow;
import io.clonestream.persist.GraphRow.WithdrawnRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * GraphRow as a tag (1 symbol, 2 class, 3 pair, 4 commit, 5 relation, 6 tag, 7 head, 8 asked, 9
 * withdrawn, 10 timed), the version of the inner codec and the inner codec's bytes; a commit, a
 * head and a tag in Avro's single-object encoding, which names its own schema; an asked and a
 * withdrawn row begin with their request.
 */
public final class GraphRowCodec implements Codec<GraphRow> {

  private static final long serialVersionUID = 1L;

  private static final int SYMBOL = 1;
  private static final int CLASS = 2;
  private static final int PAIR = 3;
  private static final int COMMIT = 4;
  private static final int RELATION = 5;
  private static final int TAG = 6;
  private static final int HEAD = 7;
  private static final int ASKED = 8;
  private static final int WITHDRAWN = 9;
  private static final int TIMED = 10;

  private static final SymbolHistoryCodec SYMBOLS = new SymbolHistoryCodec();
  private static final CloneClassCodec CLASSES = new CloneClassCodec();
  private static final PairEdgesCodec PAIRS = new PairEdgesCodec();
  private static final RelationCodec RELATIONS = new RelationCodec();
  private static final RequestCodec REQUESTS = new RequestCodec();
  private static final StampCodec STAMPS = new StampCodec();
  private static final EventDecoder<CommitPublished> COMMITS = EventDecoder.commits();

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
    } else if (row instanceof RelationRow relation) {
      write(RELATION, RELATIONS, relation.relation(), out);
    } else if (row instanceof CommitRow commit) {
      out.writeByte(COMMIT);
      write(CommitPublished.getEncoder().encode(commit.commit()), out);
    } else if (row instanceof TagRow tag) {
      out.writeByte(TAG);
      write(TagPublished.getEncoder().encode(tag.tag()), out);
    } else if (row instanceof HeadRow head) {
      out.writeByte(HEAD);
      write(CommitPublished.getEncoder().encode(head.commit()), out);
    } else if (row instanceof AskedRow asked) {
      out.writeByte(ASKED);
      REQUESTS.write(asked.request(), out);
      write(asked.row(), out);
    } else if (row instanceof WithdrawnRow withdrawn) {
      out.writeByte(WITHDRAWN);
      REQUESTS.write(withdrawn.request(), out);
      STAMPS.write(withdrawn.stamp(), out);
    } else if (row instanceof TimedRow timed) {
      out.writeByte(TIMED);
      Bytes.writeVarint(timed.since(), out);
      write(timed.row(), out);
    }
  }

  @Override
  public GraphRow read(DataInput in, int version) throws IOException {
    int tag = in.readUnsignedByte();
    return switch (tag) {
      case SYMBOL -> new SymbolRow(SYMBOLS.read(in, Bytes.readLength(in)));
      case CLASS -> new ClassRow(CLASSES.read(in, Bytes.readLength(in)));
      case PAIR -> new PairRow(PAIRS.read(in, Bytes.readLength(in)));
      case COMMIT -> new CommitRow(COMMITS.decode(Bytes.readBytes(in)));
      case RELATION -> new RelationRow(RELATIONS.read(in, Bytes.readLength(in)));
      case TAG -> new TagRow(TagPublished.getDecoder().decode(Bytes.readBytes(in)));
      case HEAD -> new HeadRow(COMMITS.decode(Bytes.readBytes(in)));
      case ASKED -> {
        Request request = REQUESTS.read(in, 1);
        yield new AskedRow(read(in, version), request);
      }
      case WITHDRAWN -> new WithdrawnRow(REQUESTS.read(in, 1), STAMPS.read(in, 1));
      case TIMED -> {
        long since = Bytes.readVarint(in);
        yield new TimedRow(read(in, version), since);
      }
      default -> throw new IOException("Graph row has tag " + tag + "; known are 1 to 10");
    };
  }

  private static void write(ByteBuffer event, DataOutput out) throws IOException {
    byte[] bytes = new byte[event.remaining()];
    event.get(bytes);
    Bytes.writeBytes(bytes, out);
  }

  private static <T> void write(int tag, Codec<T> codec, T value, DataOutput out)
      throws IOException {
    out.writeByte(tag);
    Bytes.writeVarint(codec.version(), out);
    codec.write(value, out);
  }
}
