package io.clonestream;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Counts of subtasks in a file that processes share; each begins at 0 when it starts anew. */
final class Progress {

  private static final int SUBTASKS = 128;

  private final LongBuffer counts;

  /** The counts of this file, which is made where it is not there. */
  Progress(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      counts =
          channel
              .map(FileChannel.MapMode.READ_WRITE, 0, (long) SUBTASKS * Long.BYTES)
              .order(ByteOrder.nativeOrder())
              .asLongBuffer();
    }
  }

  void set(int subtask, long count) {
    counts.put(subtask, count);
  }

  /** Of all subtasks together. */
  long sum() {
    long sum = 0;
    for (int i = 0; i < SUBTASKS; i++) {
      sum += counts.get(i);
    }
    return sum;
  }

  /** Begins anew. */
  void clear() {
    for (int i = 0; i < SUBTASKS; i++) {
      set(i, 0);
    }
  }
}
