package io.clonestream.local;

import java.util.ArrayList;
import java.util.List;

/**
 * How many TaskManagers there are and what each of them gets, in megabytes.
 *
 * @param heap of the JVM
 * @param managed of RocksDB
 * @param brief whether they live for minutes only, or are looked at from the beginning: then the
 *     whole heap is there at once, so that what the process grows by is something else, and the JVM
 *     compiles with its quick compiler alone
 */
public record TaskManagers(int number, int heap, int managed, boolean brief) {

  /** Of a local run: with all else about 3 GB. */
  public static final TaskManagers ONE = new TaskManagers(1, 1280, 768, false);

  /** One with a spare one. */
  public static final TaskManagers TWO = new TaskManagers(2, ONE.heap, ONE.managed, false);

  /** The same for a life of minutes, in which RocksDB's memory fills. */
  public static final TaskManagers TWO_BRIEF = new TaskManagers(2, 640, 192, true);

  private static final int DIRECT = 768;
  private static final int LEAST_HEAP = 512;

  List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-Xms" + (brief ? heap : LEAST_HEAP) + "m",
                "-Xmx" + heap + "m",
                "-XX:MaxDirectMemorySize=" + DIRECT + "m",
                "-XX:MaxMetaspaceSize=384m"));
    if (brief) {
      arguments.addAll(List.of("-XX:+AlwaysPreTouch", "-XX:TieredStopAtLevel=1"));
    }
    return arguments;
  }
}
