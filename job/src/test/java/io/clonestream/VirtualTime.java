package io.clonestream;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock that stands until somebody lets the next of what is due later happen. */
public final class VirtualTime {

  private record Task(long due, long number, Runnable work) {}

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparingLong(Task::due).thenComparingLong(Task::number));
  private long now;
  private long number;

  public long nanos() {
    return now;
  }

  /**
   * Something happens later.
   *
   * @return cancels it
   */
  public Runnable after(Duration delay, Runnable work) {
    Task task = new Task(now + delay.toNanos(), number++, work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  public boolean hasNext() {
    return !tasks.isEmpty();
  }

  /** Goes on to the next thing and lets it happen. */
  public void next() {
    Task task = tasks.remove();
    now = Math.max(now, task.due());
    task.work().run();
  }
}
