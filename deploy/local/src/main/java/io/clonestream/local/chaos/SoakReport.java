package io.clonestream.local.chaos;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.clonestream.local.ClusterLook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a soak. Times are seconds from its begin.
 *
 * @param most commits a second that publisher and job take in, as measured last
 * @param paceMillis between two commits
 * @param stability share of the time in which the job ran and the graph answered
 * @param longestGap seconds without a new edge at most
 * @param heap growth after collection in MB an hour, null where too few samples were taken
 * @param resident growth of resident memory without RocksDB's caches, which fill up to a size that
 *     is set, in MB an hour; null where too few samples were taken
 */
record SoakReport(
    double most,
    long paceMillis,
    double stability,
    double longestGap,
    @Nullable Slope heap,
    @Nullable Slope resident,
    List<OfClass> classes,
    List<Injected> faults,
    List<Sample> samples,
    List<Invariant> invariants) {

  /**
   * A fault that was put in.
   *
   * @param seconds until its cause was over
   * @param recovery as of a round; null when no new edge came any more
   * @param problem what kept it from coming in or from its end; empty when nothing did
   */
  record Injected(
      double at, String fault, double seconds, @Nullable Double recovery, String problem) {

    boolean cameIn() {
      return problem.isEmpty();
    }
  }

  /** What came of those of a class that came in; times in seconds, null where none recovered. */
  record OfClass(
      String fault,
      long injected,
      long recovered,
      @Nullable Double meanRecovery,
      @Nullable Double maxRecovery) {

    /** Of these faults, whatever their class. */
    static OfClass of(String name, List<Injected> faults) {
      List<Injected> in = faults.stream().filter(Injected::cameIn).toList();
      var recovery =
          in.stream()
              .map(Injected::recovery)
              .filter(Objects::nonNull)
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      boolean any = recovery.getCount() > 0;
      return new OfClass(
          name,
          in.size(),
          recovery.getCount(),
          any ? recovery.getAverage() : null,
          any ? recovery.getMax() : null);
    }
  }

  /**
   * Memory of a TaskManager in bytes.
   *
   * @param heap after a collection
   * @param cache what RocksDB's caches hold of what is resident
   */
  record Sample(double at, long pid, long heap, long resident, long cache) {

    long withoutCache() {
      return resident - cache;
    }
  }

  /** More is growth, provided that the interval says so too. */
  private static final double MOST_GROWTH = 100;

  /** For so long a process fills its caches and compiles; what a leak takes it takes afterwards. */
  private static final double SETTLING_SECONDS = 600;

  private static final String EVERY = "all";
  static final double MEGABYTE = 1 << 20;
  private static final double SECONDS_AN_HOUR = 3_600;

  static SoakReport of(
      double most,
      long paceMillis,
      Course course,
      List<Injected> faults,
      List<Sample> samples,
      List<Invariant> held) {
    List<ClusterLook> looks = course.looks();
    long first = looks.isEmpty() ? 0 : looks.get(0).millis();
    long last = looks.isEmpty() ? 0 : course.last().millis();
    Optional<Slope> heap = slope(samples, Sample::heap);
    Optional<Slope> resident = slope(samples, Sample::withoutCache);
    OfClass every = OfClass.of(EVERY, faults);
    List<Invariant> all = new ArrayList<>(held);
    long never = every.injected() - every.recovered();
    all.add(new Invariant("recovered", never == 0, never == 0 ? "" : "never from " + never));
    if (last - first > 2e3 * SETTLING_SECONDS) {
      boolean measured = heap.isPresent() && resident.isPresent();
      all.add(new Invariant("memory measured", measured, measured ? "" : "too few samples"));
    }
    heap.ifPresent(slope -> all.add(level("heap", slope)));
    resident.ifPresent(slope -> all.add(level("resident memory", slope)));
    return new SoakReport(
        most,
        paceMillis,
        course.stability(first),
        course.longestGap(first, last) / 1e3,
        heap.orElse(null),
        resident.orElse(null),
        classes(every, faults),
        List.copyOf(faults),
        List.copyOf(samples),
        all);
  }

  /** All together first, then one by one. */
  private static List<OfClass> classes(OfClass every, List<Injected> faults) {
    var byName =
        faults.stream()
            .collect(Collectors.groupingBy(Injected::fault, TreeMap::new, Collectors.toList()));
    return Stream.concat(
            Stream.of(every),
            byName.entrySet().stream().map(one -> OfClass.of(one.getKey(), one.getValue())))
        .toList();
  }

  private static Optional<Slope> slope(List<Sample> samples, ToLongFunction<Sample> memory) {
    return Slope.of(
        samples.stream()
            .filter(sample -> sample.at() - born(samples, sample.pid()) >= SETTLING_SECONDS)
            .map(
                sample ->
                    new Slope.Point(
                        sample.pid(),
                        sample.at() / SECONDS_AN_HOUR,
                        memory.applyAsLong(sample) / MEGABYTE))
            .toList());
  }

  private static double born(List<Sample> samples, long pid) {
    return samples.stream().filter(s -> s.pid() == pid).mapToDouble(Sample::at).min().orElse(0);
  }

  private static Invariant level(String name, Slope slope) {
    boolean held = slope.value() - slope.interval() <= MOST_GROWTH;
    return new Invariant("level " + name, held, held ? "" : "grows by " + slope + " MB an hour");
  }

  boolean sound() {
    return invariants.stream().allMatch(Invariant::held);
  }

  String summary() {
    OfClass every = classes.get(0);
    return String.format(
        Locale.ROOT,
        "  %d faults, %d recovered from, %s s in the mean and %s s at most; %d did not come in;"
            + " stability %.2f, at most %.0f s without a new edge, heap %s and resident memory %s"
            + " MB an hour; %s",
        every.injected(),
        every.recovered(),
        Html.seconds(every.meanRecovery()),
        Html.seconds(every.maxRecovery()),
        faults.size() - every.injected(),
        stability,
        longestGap,
        Slope.said(heap),
        Slope.said(resident),
        sound() ? "sound" : "NOT SOUND: " + invariants.stream().filter(i -> !i.held()).toList());
  }

  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("soak.json"),
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(this)
            + "\n");
    Files.writeString(directory.resolve("soak.html"), SoakPage.of(this));
  }
}
