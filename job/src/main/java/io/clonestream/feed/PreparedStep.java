package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;

/**
 * A step, read and encoded, ready to be sent.
 *
 * @param commit its commit record, of which only the number of the part is still open
 * @param firstPart the first part that is not published yet
 */
record PreparedStep(CommitPublished commit, StepRecords records, int firstPart)
    implements AutoCloseable {

  static int parts(int records, int partSize) {
    return Math.max(1, ceiling(records, partSize));
  }

  private static int ceiling(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }

  /** The commit record of one part. */
  CommitPublished part(int number) {
    return CommitPublished.newBuilder(commit).setPart(number).build();
  }

  /** Gives the symbol changes of one part. Where it is cut goes by the number of parts alone. */
  void read(int part, StepRecords.Receiver receiver) {
    int size = ceiling(records.size(), commit.getParts());
    int from = Math.min(records.size(), (part - 1) * size);
    records.read(from, Math.min(records.size(), from + size), receiver);
  }

  @Override
  public void close() {
    records.close();
  }
}
