package io.clonestream.persist;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What the writers of a simulated job write to. */
public interface Database {

  /** The writers of this attempt begin. */
  void open(long epoch);

  /**
   * Writes a batch as the writer of an attempt does, in one transaction or in several.
   *
   * @param pause lets others go on for so long
   * @return what was refused
   * @throws FencedException when a later attempt has begun
   */
  List<RejectedRow> write(List<GraphRow> rows, long epoch, Consumer<Duration> pause);

  /** A Neo4j. */
  static Database of(GraphWriter writer) {
    return new Database() {
      @Override
      public void open(long epoch) {
        writer.open(epoch);
      }

      @Override
      public List<RejectedRow> write(List<GraphRow> rows, long epoch, Consumer<Duration> pause) {
        return writer.write(rows, epoch);
      }
    };
  }
}
