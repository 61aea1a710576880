package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;

/**
 * A step, read and encoded, ready to be sent.
 *
 * @param commit its commit record, of which only the number of the part is still open
 * @param firstPart the first part that is not published yet
 * @param partSize records a part
 */
record PreparedStep(CommitPublished commit, StepRecords records, int firstPart, int partSize)
    implements AutoCloseable {

  static int parts(int records, int partSize) {
    return Math.max(1, (records + partSize - 1) / partSize);
  }

  /** The commit record of one part. */
  CommitPublished part(int number) {
    return CommitPublished.newBuilder(commit).setPart(number).build();
  }

  /** Gives the symbol changes of one part. */
  void read(int part, StepRecords.Receiver receiver) {
    int from = (part - 1) * partSize;
    records.read(from, Math.min(records.size(), from + partSize), receiver);
  }

  @Override
  public void close() {
    records.close();
  }
}
