package io.clonestream;

import static io.clonestream.persist.Graphs.OPEN;
import static io.clonestream.persist.Graphs.cloneClass;
import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.pair;
import static io.clonestream.persist.Graphs.symbol;
import static io.clonestream.persist.Graphs.verdict;
import static io.clonestream.persist.Graphs.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.feed.Judgement;
import io.clonestream.follow.Stamp;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.TestGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people say of pairs of a real graph says what they are worth. */
class CalibrateVerdictsTest {

  private static final Stamp STAMP = new Stamp(1, 1);
  private static final int PAIRS = 600;
  private static final TestGraph GRAPH = TestGraph.shared();

  @TempDir private Path directory;

  @Test
  void verdictsSayWhatConfidencesAreWorth() throws Exception {
    GRAPH.clear();
    GRAPH.write(world(new Random(3)));
    Path report = directory.resolve("report");

    Outcome outcome = calibrate("--verdicts", "--out", report.toString());

    assertThat(outcome.err()).isEmpty();
    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).startsWith("600 labelled pairs in 600 clusters:");
    assertThat(Files.readString(report.resolve("index.html")))
        .contains("verdicts of all repositories", "</html>");
    double error = Double.parseDouble(found(outcome, "expected calibration error +([0-9.]+)"));
    assertThat(error).as("they are twice as sure as they should be").isGreaterThan(.1);
  }

  @Test
  void aVerdictThatWasTakenBackIsNoLabel() {
    GRAPH.clear();
    List<GraphRow> world = world(new Random(3));
    String a = "a0";
    world.set(6, verdict(STAMP, new Judgement(true, 3, null), 8, a, "b0", 8, 9));
    GRAPH.write(world);

    assertThat(calibrate("--verdicts").out()).startsWith("599 labelled pairs");
  }

  @Test
  void verdictsThatAreTooFewAreRefused() {
    GRAPH.clear();
    GRAPH.write(world(new Random(3)).subList(0, 6 * 10 + 1));

    Outcome outcome = calibrate("--verdicts");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("at least 30");
  }

  /** Pairs of two symbols each, whose log-odds are twice what the verdicts on them bear out. */
  private static List<GraphRow> world(Random random) {
    List<GraphRow> rows = new ArrayList<>(List.of(commit("lib", 9)));
    for (int i = 0; i < PAIRS; i++) {
      double logOdds = 2 * random.nextDouble();
      boolean clones = random.nextDouble() < 1 / (1 + Math.exp(-logOdds + 1));
      String a = "a" + i;
      String b = "b" + i;
      rows.add(symbol(STAMP, "lib", a, version(1, "f" + a, OPEN)));
      rows.add(symbol(STAMP, "lib", b, version(1, "f" + b, OPEN)));
      rows.add(cloneClass(STAMP, "f" + a, "form-" + a, 1));
      rows.add(cloneClass(STAMP, "f" + b, "form-" + b, 1));
      rows.add(pair(STAMP, "f" + a, "f" + b, confidence(2 * logOdds), 1, OPEN));
      rows.add(verdict(STAMP, new Judgement(clones, 3, null), 8, a, b, 8, OPEN));
    }
    return rows;
  }

  private static String found(Outcome outcome, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(outcome.out());
    assertThat(matcher.find()).as(outcome.out()).isTrue();
    return matcher.group(1);
  }

  private static float confidence(double logOdds) {
    return (float) (1 / (1 + Math.exp(-logOdds)));
  }

  private static Outcome calibrate(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "calibrate",
                "-Dpersist.uri=" + GRAPH.connection().uri(),
                "-Dfeed.tenant=t",
                "--resamples",
                "200"));
    arguments.addAll(List.of(more));
    return Outcome.of(arguments.toArray(String[]::new));
  }
}
