package io.clonestream.persist;

import io.clonestream.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The persist stage of one subtask, in virtual time: its micro-batches, and rows in flight. */
public final class SimulatedWriter {

  private static final int BATCH = 8;
  private static final Duration REST = Duration.ofMillis(50);
  private static final Duration LATER = Duration.ofMillis(1);

  /** Hears what became of a row. */
  public interface Heard {
    void refused(RejectedRow row);

    void failed(Throwable failure);
  }

  private final long epoch;
  private final VirtualTime time;
  private final Heard heard;
  private final MicroBatcher batcher;
  private final List<GraphRow> inFlight = new ArrayList<>();
  private boolean busy;

  /**
   * A writer that writes nothing yet.
   *
   * @param wait shortest time that a row waits: long for a writer that is slow
   * @param pause lets others go on for so long
   */
  public SimulatedWriter(
      Database database,
      long epoch,
      VirtualTime time,
      Duration wait,
      Consumer<Duration> pause,
      Heard heard) {
    this.epoch = epoch;
    this.time = time;
    this.heard = heard;
    this.batcher =
        new MicroBatcher(
            BATCH, wait, REST, new OneThread(), rows -> database.write(rows, epoch, pause));
  }

  public long epoch() {
    return epoch;
  }

  public void add(GraphRow row) {
    inFlight.add(row);
    batcher.add(
        row,
        new MicroBatcher.Outcome() {
          @Override
          public void written(List<RejectedRow> rejected) {
            remove(row);
            rejected.forEach(heard::refused);
          }

          @Override
          public void failed(Throwable failure) {
            heard.failed(failure);
          }
        });
  }

  private void remove(GraphRow row) {
    for (int i = 0; i < inFlight.size(); i++) {
      if (inFlight.get(i) == row) {
        inFlight.remove(i);
        return;
      }
    }
    throw new IllegalStateException("Answered twice: " + row);
  }

  /** Rows that were given and not answered: part of a checkpoint. */
  public List<GraphRow> inFlight() {
    return List.copyOf(inFlight);
  }

  /** The attempt is over: nobody hears any more of what it wrote. */
  public void close() throws InterruptedException {
    batcher.close();
  }

  /** Tasks one after the other: while one pauses the next waits. */
  private final class OneThread implements MicroBatcher.Schedule {

    private boolean closed;

    @Override
    public long nanoTime() {
      return time.nanos();
    }

    @Override
    public void after(long nanos, Runnable task) {
      time.after(Duration.ofNanos(nanos), () -> run(task));
    }

    private void run(Runnable task) {
      if (busy) {
        time.after(LATER, () -> run(task));
      } else if (!closed) {
        busy = true;
        try {
          task.run();
        } finally {
          busy = false;
        }
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
