package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  @Test
  void theStackStartsAnswersAndStops(@TempDir Path data) throws Exception {
    long t = System.nanoTime();
    try (var stack = LocalStack.start(data, LocalPorts.allFree())) {
      System.out.println("start " + (System.nanoTime() - t) / 1_000_000);
      assertThat(stack.flink().rest().slots()).isEqualTo(2);
      for (var p : stack.processes()) {
        System.out.println(
            p.name()
                + " "
                + java.nio.file.Files.readAllLines(Path.of("/proc/" + p.pid() + "/status")).stream()
                    .filter(l -> l.startsWith("VmRSS"))
                    .toList());
      }
      t = System.nanoTime();
    }
    System.out.println("stop " + (System.nanoTime() - t) / 1_000_000);
  }
}
