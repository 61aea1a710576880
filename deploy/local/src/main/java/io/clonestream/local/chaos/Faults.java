package io.clonestream.local.chaos;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every class of faults. */
final class Faults {

  static final List<Fault> ALL =
      Stream.of(ServerFaults.ALL, LineFaults.ALL, JobFaults.ALL, StreamFaults.ALL)
          .flatMap(List::stream)
          .toList();

  /** What a change can wait for: few, but each breaks another part. */
  private static final List<String> QUICK =
      List.of("kill-taskmanager", "cut-commit", "kafka-reset");

  static final List<Fault> FAST =
      ALL.stream().filter(fault -> QUICK.contains(fault.name())).toList();

  private static final Map<String, Fault> BY_NAME =
      ALL.stream().collect(Collectors.toMap(Fault::name, Function.identity()));

  private Faults() {}

  /**
   * A class by its name.
   *
   * @throws IllegalArgumentException with the name and those there are
   */
  static Fault named(String name) {
    Fault fault = BY_NAME.get(name);
    if (fault == null) {
      throw new IllegalArgumentException(
          "'" + name + "' is no fault class; there are " + String.join(", ", names()));
    }
    return fault;
  }

  static List<String> names() {
    return ALL.stream().map(Fault::name).toList();
  }
}
