package io.clonestream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import io.clonestream.watch.Machine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionsCommandTest {

  private static final Machine MACHINE = new Machine("P", 2, 8L << 30, "Linux", "Java 17");
  private static final Instant TIME = Instant.parse("2024-01-01T00:00:00Z");

  @TempDir private Path directory;

  @Test
  void aSlowdownIsSaidInWordsAndByTheExitCode() throws IOException {
    Outcome outcome = regressions(series(60, 40, 1.3));

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .containsPattern("^ALARM since 1600 \\(last before: 1590\\): 13\\.?\\d* after 9\\.\\d+")
        .containsPattern("(29|30|31)\\.\\d % worse than the baseline of 9")
        .contains("p below 0.0001", "an alarm stands since 1600 (100 samples)");
  }

  @Test
  void noChangeAndTooFewSamplesAreSaid() throws IOException {
    assertThat(regressions(series(100, 0, 1)))
        .isEqualTo(new Outcome(0, "no change (100 samples)\n", ""));
    Path few = Files.writeString(directory.resolve("few.tsv"), "# a comment\n1\n\n2\nNaN\n3\n");
    assertThat(regressions(few.toString()))
        .isEqualTo(new Outcome(0, "too few samples: 3 of 50, 1 missing\n", ""));
  }

  @Test
  void rowsAreForScripts() throws IOException {
    String file = series(60, 40, 1.3);

    assertThat(regressions(file, "--format", "tsv").out().lines().toList())
        .hasSize(2)
        .first()
        .isEqualTo("since\tlast\tbefore\tafter\tbaseline\tworse\tlow\thigh\tp\tmeaning");
    assertThat(regressions(file, "--format", "json").out())
        .contains("\"meaning\": \"alarm\"", "\"since\": \"16");
    assertThat(regressions(file, "--better", "higher").code()).isZero();
    assertThat(regressions(file, "--threshold", ".5").code()).isZero();
  }

  @Test
  void aSeriesComesFromStandardInputToo() throws IOException {
    InputStream before = System.in;
    String lines = Files.readString(Path.of(series(60, 40, 1.3)));
    System.setIn(new ByteArrayInputStream(lines.getBytes(UTF_8)));
    try {
      assertThat(regressions("-").code()).isEqualTo(1);
    } finally {
      System.setIn(before);
    }
  }

  @Test
  @Timeout(60)
  void aLiveSeriesTellsAChangeBeforeItsInputEnds() throws Exception {
    List<String> lines = Files.readAllLines(Path.of(series(60, 60, 1.3)));
    InputStream before = System.in;
    try (PipedInputStream in = new PipedInputStream();
        PrintStream feed = new PrintStream(new PipedOutputStream(in), true, UTF_8)) {
      System.setIn(in);
      StringWriter told = new StringWriter();
      CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> live(told));
      lines.forEach(feed::println);
      while (!told.toString().contains("ALARM since 16")) { // hangs where nothing is told
        Thread.sleep(10);
      }
      assertThat(code).isNotDone();
      feed.println("2200\t");
      feed.close();

      assertThat(code.get()).isEqualTo(1);
      assertThat(told.toString()).contains("an alarm stands since 16", "(120 samples, 1 missing)");
    } finally {
      System.setIn(before);
    }
  }

  private static int live(StringWriter out) {
    return CloneStreamCli.commandLine()
        .setOut(new PrintWriter(out)) // the command must flush it
        .execute("regressions", "--live", "-");
  }

  @Test
  void aLossAgainstABaselineIsNamed() {
    String base = run("base.json", 0, MACHINE, 1);
    String now = run("now.json", 1, MACHINE, 1.5);

    Outcome outcome = regressions(now, "--baseline", base);

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).containsPattern("screen +ns +10 +15 +50.0 % +lost");
    assertThat(outcome.out()).containsPattern("pairs +pairs +7 +7 +left out +it is neither");
    assertThat(outcome.err()).isEqualTo("1 of 2 figures lost, 1 left out\n");
    assertThat(regressions(base, "--baseline", now).code()).isZero();
    assertThat(regressions(now, "--baseline", base, "--format", "json").out())
        .contains("\"outcome\": \"lost\"", "\"worse\": null");
  }

  @Test
  void onAnotherMachineTimesAreLeftOutAndThatIsSaid() {
    String base = run("base.json", 0, new Machine("Q", 2, 8L << 30, "Linux", "Java 17"), 1);
    String now = run("now.json", 1, MACHINE, 1.5);

    Outcome outcome = regressions(now, "--baseline", base);

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains("the baseline is of another machine, and it is no ratio");
    assertThat(outcome.err()).isEqualTo("0 of 2 figures lost, 2 left out\n");
  }

  @Test
  void runsMakeASeries() {
    List<String> arguments = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 60; i++) {
      double factor = (i < 30 ? 1 : 1.3) * (1 + .01 * random.nextGaussian());
      arguments.add(run("run" + i + ".json", i, MACHINE, factor));
    }
    arguments.addAll(List.of("--figure", "screen"));

    Outcome outcome = regressions(arguments.toArray(String[]::new));

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out())
        .startsWith("ALARM since commit c30 of 2024-01-31T00:00:00Z (last before: commit c29");
    arguments.set(61, "pairs");
    assertThat(regressions(arguments.toArray(String[]::new)).err())
        .contains("Value NEITHER of better must be lower or higher");
    arguments.set(61, "gone");
    assertThat(regressions(arguments.toArray(String[]::new)).err())
        .contains("Figure 'gone' must be one of [screen, pairs]");
  }

  @Test
  void runsOutOfOrderOrOfSeveralMachinesMakeNone() {
    String first = run("a.json", 0, MACHINE, 1);
    String second = run("b.json", 1, MACHINE, 1);
    String other = run("c.json", 2, new Machine("Q", 2, 8L << 30, "Linux", "Java 17"), 1);

    assertThat(regressions(second, first, "--figure", "screen").err())
        .contains("must not be before");
    assertThat(regressions(first, other, "--figure", "screen").err())
        .contains("commit c2", "figure 'screen' is no ratio, so it must be of one machine");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1\tx | line 1: '1\tx': Value 'x' must be a number",
        "soon\t1 | Time 'soon' must be a whole number or an instant",
        "1\t2\t3 | Line must be a time TAB value, or a value",
        "-4 | Value -4.0 at time 1 must not be below 0",
      })
  void aLineThatIsNoneIsNamedWithTheRule(String line, String message) throws IOException {
    Path file = Files.writeString(directory.resolve("bad.tsv"), line + "\n");

    Outcome outcome = regressions(file.toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).startsWith("clonestream: " + file).contains(message);
  }

  @Test
  void wrongUsageIsRefused() throws IOException {
    assertThat(regressions("gone.tsv").err())
        .isEqualTo("clonestream: gone.tsv must be a file that exists [CS-USAGE-001]\n");
    assertThat(regressions("a.json").err()).contains("need --baseline BASE.json or --figure NAME");
    assertThat(regressions("a.json", "b.json", "--baseline", "c.json").err())
        .contains("goes with one run");
    assertThat(regressions(series(60, 0, 1), "--samples", "19").err())
        .contains("Value 19 of samples must be at least twice 10");
    assertThat(regressions().code()).isEqualTo(2);
  }

  private String series(int count, int slow, double factor) throws IOException {
    Random random = new Random(1);
    List<String> lines =
        IntStream.range(0, count + slow)
            .mapToObj(
                i ->
                    (1000 + 10 * i)
                        + "\t"
                        + (i < count ? 10 : 10 * factor) * (1 + .02 * random.nextGaussian()))
            .toList();
    return Files.write(directory.resolve("series.tsv"), lines).toString();
  }

  private String run(String name, int day, Machine machine, double factor) {
    Clock clock = Clock.fixed(TIME.plusSeconds(86_400L * day), ZoneOffset.UTC);
    Path file = directory.resolve(name);
    BenchRun.of("match", "c" + day, machine, clock)
        .add("screen", "ns", Better.LOWER, 9 * factor, 10 * factor, 11 * factor)
        .add("pairs", "pairs", Better.NEITHER, 7)
        .write(file);
    return file.toString();
  }

  private static Outcome regressions(String... arguments) {
    List<String> all = new ArrayList<>(List.of("regressions"));
    all.addAll(List.of(arguments));
    return Outcome.of(all.toArray(String[]::new));
  }
}
