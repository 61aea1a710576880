package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.pair.Relation.Identity;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Bytes of a {@link FollowedRelation}. */
public final class FollowedRelationCodec implements Codec<FollowedRelation> {

  private static final long serialVersionUID = 1L;
  private static final StatementCodec STATEMENT = new StatementCodec();
  private static final EmissionCodec EMISSION = new EmissionCodec();

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(FollowedRelation value, DataOutput out) throws IOException {
    Identity identity = value.identity();
    out.writeBoolean(identity != null);
    if (identity != null) {
      RelationCodec.writeIdentity(identity, out);
    }
    Bytes.writeList(List.copyOf(value.statements().bySequence().values()), out, STATEMENT::write);
    FollowedPairCodec.writePeriods(value.from(), out);
    FollowedPairCodec.writePeriods(value.to(), out);
    EMISSION.write(value.emission(), out);
  }

  @Override
  public FollowedRelation read(DataInput in, int version) throws IOException {
    Identity identity = in.readBoolean() ? RelationCodec.readIdentity(in) : null;
    NavigableMap<Long, Statement> statements = new TreeMap<>();
    for (Statement statement : Bytes.readList(in, i -> STATEMENT.read(i, 1))) {
      statements.put(statement.sequence(), statement);
    }
    return new FollowedRelation(
        identity,
        new Statements(statements),
        FollowedPairCodec.readPeriods(in),
        FollowedPairCodec.readPeriods(in),
        EMISSION.read(in, 1));
  }
}
