package io.clonestream.infer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A timer whose time passes only when told. */
final class ManualTimer implements Timer {

  private record Task(long due, Runnable work) {}

  private final List<Task> tasks = new ArrayList<>();
  private long now;

  long nanos() {
    return now;
  }

  @Override
  public Runnable after(Duration delay, Runnable work) {
    Task task = new Task(now + delay.toNanos(), work);
    tasks.add(task);
    return () -> tasks.remove(task);
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    while (true) {
      Task next =
          tasks.stream()
              .filter(task -> task.due() <= end)
              .min(Comparator.comparingLong(Task::due))
              .orElse(null);
      if (next == null) {
        now = end;
        return;
      }
      tasks.remove(next);
      now = Math.max(now, next.due());
      next.work().run();
    }
  }

  int waiting() {
    return tasks.size();
  }

  @Override
  public void close() {
    tasks.clear();
  }
}
