package io.clonestream.persist;

import io.clonestream.codec.Digest;
import io.clonestream.persist.WriterFence.Owner;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.ClientException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.TransientException;

/**
 * A database in memory under the writer's own protocol and fence. By chance a transaction fails
 * before it is committed, or is committed and its answer lost; rows of some keys it cannot write.
 */
public final class SimulatedDatabase implements Database {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final StoredRows rows = new StoredRows();
  private final WriterFence fence = new WriterFence("main", false);
  private final Random random;
  private final boolean failing;
  private final Consumer<String> trace;
  private final Set<String> poisonous = new HashSet<>();
  private @Nullable Owner owner;

  /**
   * An empty one.
   *
   * @param failing whether it fails at all
   * @param trace hears every transaction
   */
  public SimulatedDatabase(Random random, boolean failing, Consumer<String> trace) {
    this.random = random;
    this.failing = failing;
    this.trace = trace;
  }

  /** One that never fails. */
  public static SimulatedDatabase reliable() {
    return new SimulatedDatabase(new Random(0), false, event -> {});
  }

  /** From now on no row of this key can be written. */
  public void poison(String key) {
    poisonous.add(key);
  }

  public StoredRows rows() {
    return rows;
  }

  @Override
  public void open(long epoch) {
    pass(epoch);
  }

  private void pass(long epoch) {
    if (fence.moves(owner, epoch)) {
      owner = new Owner("main", epoch);
    }
  }

  @Override
  public List<RejectedRow> write(List<GraphRow> batch, long epoch, Consumer<Duration> pause) {
    WriteProtocol protocol =
        new WriteProtocol(
            new Backoff(PATIENCE, () -> 0, epoch), // it fails a few times, never for so long
            (nanos, failure) -> pause.accept(Duration.ofNanos(nanos)),
            new Unheard(),
            false);
    return protocol.write(batch, written -> transaction(written, epoch));
  }

  private void transaction(Collection<GraphRow> batch, long epoch) {
    int chance = failing ? random.nextInt(12) : -1;
    trace.accept("transaction of " + batch.size() + " at " + epoch + " chance " + chance);
    if (chance == 0) {
      throw new TransientException("Neo.TransientError.Transaction.DeadlockDetected", "simulated");
    }
    if (chance == 1) {
      throw new ServiceUnavailableException("away before the commit");
    }
    pass(epoch);
    for (GraphRow row : batch) {
      if (poisonous.contains(row.key())) {
        throw new ClientException("Neo.ClientError.Statement.TypeError", "poison " + row.key());
      }
    }
    for (GraphRow row : batch) {
      trace.accept(row.key() + " " + row.stamp() + " " + Digest.of(new GraphRowCodec(), row));
      rows.write(row);
    }
    if (chance == 2) {
      throw new ServiceUnavailableException("away after the commit");
    }
  }

  private static final class Unheard implements WriteEvents {
    @Override
    public void written(int count) {}

    @Override
    public void retried(boolean deadlock) {}

    @Override
    public void rejected() {}
  }
}
