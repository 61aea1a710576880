package io.clonestream.local.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.local.ClusterLook;
import io.clonestream.local.chaos.SoakReport.Injected;
import io.clonestream.local.chaos.SoakReport.OfClass;
import io.clonestream.local.chaos.SoakReport.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoakReportTest {

  private static final long MB = 1 << 20;

  @Test
  void whatGrowsIsNotSound() {
    SoakReport report = report(IntStream.range(0, 60).mapToObj(i -> at(i, 200 + 2 * i)).toList());
    assertThat(report.sound()).isFalse();
    assertThat(report.invariants())
        .filteredOn(i -> !i.held())
        .extracting(Invariant::name)
        .containsExactly("level heap");
  }

  /** Caches fill and code is compiled after every start. */
  @Test
  void theFirstMinutesOfAProcessDoNotCount() {
    SoakReport report =
        report(IntStream.range(0, 60).mapToObj(i -> at(i, i < 20 ? 10 * i : 200 + i % 2)).toList());
    assertThat(report.sound()).isTrue();
    assertThat(report.heap()).isNotNull();
  }

  @Test
  void withoutSamplesNothingIsSaidOfMemory(@TempDir Path directory) throws IOException {
    SoakReport report = report(List.of());
    assertThat(report.heap()).isNull();
    report.write(directory);
    assertThat(Files.readString(directory.resolve("soak.json"))).contains("\"longestGap\" : 3.0");
  }

  /** Or a leak would be missed where nobody looked. */
  @Test
  void aLongOneWithoutSamplesIsNotSound() {
    Course course = new Course();
    course.add(new ClusterLook(0, "RUNNING", 0, 1, 5, 5));
    course.add(new ClusterLook(3_600_000, "RUNNING", 0, 1, 6, 6));
    SoakReport report = SoakReport.of(4, 250, course, List.of(), List.of(), List.of());
    assertThat(report.invariants())
        .filteredOn(i -> !i.held())
        .extracting(Invariant::name)
        .containsExactly("memory measured");
  }

  /** What fails before the first look is reported as well. */
  @Test
  void whatNeverBeganIsReported(@TempDir Path directory) throws IOException {
    var never = new Invariant("to its end", false, "no broker");
    SoakReport report = SoakReport.of(0, 0, new Course(), List.of(), List.of(), List.of(never));
    assertThat(report.sound()).isFalse();
    report.write(directory);
    assertThat(Files.readString(directory.resolve("soak.json"))).contains("no broker");
  }

  @Test
  void faultsAreCountedByClassAndThoseThatDidNotComeInAreNot(@TempDir Path directory)
      throws IOException {
    List<Injected> faults =
        List.of(
            new Injected(30, "poison", 1, 2.0, ""),
            new Injected(60, "kill-broker", 9, 6.0, ""),
            new Injected(90, "poison", 1, 4.0, ""),
            new Injected(120, "rescale", 1, null, "no job <to stop>"));
    SoakReport report = SoakReport.of(4, 250, new Course(), faults, List.of(), List.of());
    assertThat(report.classes())
        .containsExactly(
            new OfClass("all", 3, 3, 4.0, 6.0),
            new OfClass("kill-broker", 1, 1, 6.0, 6.0),
            new OfClass("poison", 2, 2, 3.0, 4.0),
            new OfClass("rescale", 0, 0, null, null));
    assertThat(report.sound()).isTrue();
    report.write(directory);
    assertThat(Files.readString(directory.resolve("soak.html")))
        .contains("<td>kill-broker</td><td>1</td><td>1</td><td>6.0</td>", "no job &lt;to stop&gt;")
        .doesNotContain("http");
  }

  @Test
  void oneThatIsNeverRecoveredFromIsNotSound() {
    List<Injected> faults = List.of(new Injected(30, "poison", 1, null, ""));
    SoakReport report = SoakReport.of(4, 250, new Course(), faults, List.of(), List.of());
    assertThat(report.sound()).isFalse();
  }

  /** Every 30 s; RocksDB's cache fills. */
  private static Sample at(int number, long heap) {
    return new Sample(30.0 * number, 7, heap * MB, (900 + 5 * number) * MB, 5 * number * MB);
  }

  private static SoakReport report(List<Sample> samples) {
    Course course = new Course();
    course.add(new ClusterLook(0, "RUNNING", 0, 1, 5, 5));
    course.add(new ClusterLook(3_000, "RUNNING", 0, 1, 6, 6));
    return SoakReport.of(4, 250, course, List.of(), samples, List.of());
  }
}
