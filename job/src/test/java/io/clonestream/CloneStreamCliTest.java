package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import io.clonestream.query.SmallWorld;
import io.clonestream.tune.SmallLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloneStreamCliTest {

  private static String uri;

  @BeforeAll
  static void start() {
    TestGraph graph = TestGraph.shared();
    try (GraphReader reader = SmallWorld.open(graph)) {
      uri = graph.connection().uri();
    }
  }

  @Test
  void familiesNamesEveryMemberWithItsLine() {
    Outcome outcome = ask("families");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .startsWith("1. pkg.a: 4 copies in 2 repositories, type 3 (near miss), confidence 0.95")
        .contains("     lib  src/a.java:1  pkg.a");
  }

  @Test
  void aRelationOfASymbolThatIsNotInTheGraphIsRefusedBeforeAnythingIsPublished() {
    String known = "t/lib@main:src/a.java#a()";
    Outcome outcome = ask("relate", known, "depends_on", "t/lib@main:src/b.java#b()");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("clonestream: No symbol 't/lib@main:src/b.java#b()' of tenant 't'")
        .contains("did you mean t/");
    assertThat(ask("relate", known, "hates", known).code()).isEqualTo(2);
  }

  @Test
  void aVerdictThatCannotBeMeantIsRefusedBeforeAnythingIsPublished() {
    String a = "t/lib@main:src/a.java#a()";
    String gone = "t/lib@main:src/x.java#x()";

    assertThat(ask("verdict", a, "src/z.java#z()", "no").err())
        .contains("No symbol 'src/z.java#z()' of tenant 't'");
    assertThat(ask("verdict", a, gone, "no").err()).contains("is gone");
    assertThat(ask("verdict", a, gone, "perhaps").err())
        .contains("'perhaps' is neither yes nor no");
    assertThat(ask("verdict", a, "no").err()).contains("Pair '" + a + "' is neither two symbols");
    assertThat(ask("verdict", a, "no").code()).isEqualTo(2);
    assertThat(ask("relate", a, "verdict", gone).err()).contains("is said by 'verdict'");
  }

  @Test
  void familiesInJsonIsOneArray() {
    assertThat(ask("families", "--format", "json").out())
        .startsWith("[\n  {\"name\": \"pkg.a\", \"clone_type\": 3, \"confidence\": 0.95")
        .endsWith("]}\n]\n");
  }

  @Test
  void familiesInTsvIsARowAMember() {
    assertThat(ask("families", "--format", "tsv").out().lines()).hasSize(1 + 4);
  }

  @Test
  void pairsIsMadeForScoring() {
    assertThat(
            ask("pairs", "--repository", "lib", "--view", "edges", "--min-confidence", "0.96")
                .out()
                .lines())
        .containsExactly(
            "path_a\tpath_b\tsymbol_a\tsymbol_b\tconfidence\tclone_type\tsince"
                + "\tverdict\tauthor\treason\tstart_line_a\tend_line_a\tstart_line_b\tend_line_b",
            "src/a.java\tsrc/c.java\tt/lib@main:src/a.java#a()\tt/lib@main:src/c.java#c()"
                + "\t0.99\t2\t1970-01-01T00:00:00Z\t\t\t\t1\t9\t1\t9");
  }

  @Test
  void pairsOfACloneTypeAreChosen() {
    List<String> all = types("--min-confidence", "0");
    assertThat(all).contains("2", "3");

    assertThat(types("--min-confidence", "0", "--type", "3"))
        .hasSize((int) all.stream().filter("3"::equals).count())
        .containsOnly("3");
    Outcome outcome = ask("pairs", "--repository", "lib", "--type", "5");
    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("Clone type 5 is not one of 1, 2, 3, 4");
  }

  @Test
  void aViewThatLeavesNothingOutTakesNoInclude() {
    Outcome outcome =
        ask("pairs", "--repository", "lib", "--view", "edges", "--include", "suppressed");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--include is for --view default: --view edges");
  }

  private static List<String> types(String... options) {
    List<String> command = new ArrayList<>(List.of("pairs", "--view", "edges"));
    command.addAll(List.of("--repository", "lib", "--repository", "app"));
    command.addAll(List.of(options));
    return ask(command.toArray(String[]::new))
        .out()
        .lines()
        .skip(1)
        .map(row -> row.split("\t", -1)[PairsCommand.COLUMNS.indexOf("clone_type")])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pairs", "families"})
  void aRepositoryThatIsNotThereIsNamedWithTheNearest(String command) {
    Outcome outcome = ask(command, "--repository", "libs");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith("clonestream: No repository 'libs' is in the graph; did you mean lib?");
  }

  @Test
  void calibrateAsksTheGraphForConfidences(@TempDir Path directory) {
    SmallLabels labels = new SmallLabels(directory).pairs(200, 1, 3);

    Outcome outcome =
        ask("calibrate", "--repository", "lib", "--labels", labels.labelsFile().toString());

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .startsWith(
            "clonestream: Predictions of the repositories lib name nothing that is labelled")
        .contains("but for example 't/lib@main:src/");
  }

  @Test
  void statusIsARowARepositoryEvenWhenKafkaIsAway() {
    Outcome outcome = ask("status", "--format", "tsv", "-Dfeed.bootstrap-servers=127.0.0.1:1");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out())
        .contains("lib\tmain\tc7\t7\t1970-01-01T00:00:00Z\t4\t4\t2\tmodel\t\n");
    assertThat(outcome.err())
        .startsWith("The lag is unknown: Kafka does not answer at 127.0.0.1:1; start it");
  }

  @Test
  void aReplayLimitBelowZeroIsAUsageError() {
    Outcome outcome = Outcome.of("replay", "--limit", "-1");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo("clonestream: Value -1 of --limit is below 0 [CS-USAGE-001]\n");
  }

  @Test
  void howManyCommitsAreComparedAsksForTheirRepository() {
    Outcome outcome = Outcome.of("verify", "--commits", "5");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("--git");
  }

  @Test
  void aDirectoryThatIsNoRepositoryIsOneSentence(@TempDir Path empty) {
    Outcome outcome = Outcome.of("verify", "--git", empty.toString());

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "clonestream: "
                + empty
                + " is no Git repository; name a directory with one [CS-COMMIT-001]\n");
  }

  @Test
  void noCommitsAtAllAreAUsageError() {
    Outcome outcome = Outcome.of("verify", "--git", ".", "--commits", "0");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .isEqualTo("clonestream: Value 0 of --commits is below 1 [CS-USAGE-001]\n");
  }

  @Test
  void aServerThatIsAwayIsOneSentence() {
    Outcome outcome = Outcome.of("status", "-Dpersist.uri=bolt://127.0.0.1:1");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            "clonestream: Neo4j at bolt://127.0.0.1:1 cannot be reached: start it, or set"
                + " persist.uri [CS-PERSIST-001]\n");
  }

  @Test
  void wrongConfigurationIsAUsageError() {
    Outcome outcome = Outcome.of("status", "-Dpersist.batch-size=many");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err()).contains("persist.batch-size").contains("many");
  }

  @Test
  void aPartThatDoesNotAnswerIsNotAliveAndTheOthersAre() {
    Outcome outcome =
        ask(
            "status",
            "--check",
            "--jobmanager",
            "127.0.0.1:1",
            "-Dfeed.bootstrap-servers=127.0.0.1:1");

    assertThat(outcome.code()).isEqualTo(3);
    assertThat(outcome.out())
        .containsPattern("kafka +no +Kafka does not answer at .* \\(Time.*\\) .CS-FEED-001")
        .containsPattern("neo4j +yes +0 published commits are not in the graph")
        .containsPattern("job +no +Flink does not answer at 127.0.0.1:1");
    assertThat(ask("status", "--check", "--jobmanager", "no such").err())
        .contains("Value 'no such' of --jobmanager is not HOST:PORT");
  }

  @Test
  void aConfigurationFileThatIsMissingIsWrongUsage() {
    Outcome outcome = Outcome.of("config", "--config", "no/such.properties");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.err())
        .contains("no/such.properties cannot be read")
        .doesNotContain("at io.");
  }

  @Test
  void configMasksSecrets(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("c.properties"), "persist.password=hunter2\n");
    Outcome outcome = Outcome.of("config", "--config", file.toString());

    assertThat(outcome.out())
        .contains("persist.password=******")
        .contains("persist.batch-rest=50 ms")
        .doesNotContain("hunter2");
  }

  @Test
  void secretsAreRefusedOnTheCommandLineAndNotRepeated() {
    Outcome outcome = Outcome.of("config", "-Dpersist.password=hunter2");

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out() + outcome.err())
        .contains("set CLONESTREAM_PERSIST_PASSWORD, or name a file by persist.password-file")
        .doesNotContain("hunter2");
  }

  @Test
  void aPasswordFileOrATrustFileThatCannotBeUsedIsNamed(@TempDir Path directory)
      throws IOException {
    Path empty = Files.createFile(directory.resolve("empty"));

    assertThat(ask("status", "-Dpersist.password-file=" + empty).err())
        .contains("Value '" + empty + "' of persist.password-file is no file with a password");
    assertThat(ask("status", "-Dpersist.trust-file=/no/such").err())
        .contains("Value '/no/such' of persist.trust-file is no file that can be read");
    assertThat(ask("status", "-Dpersist.trust-file=" + empty).err())
        .contains("persist.trust-file needs an address with +s");
  }

  @Test
  void browserWritesWhatBrowserIsGivenAndTheSettingThatOpensIt(@TempDir Path directory) {
    Outcome outcome =
        Outcome.of("browser", directory.toString(), "--base", "http://graph:7474/guides/");

    assertThat(outcome.code()).isZero();
    assertThat(directory.resolve("guide.html"))
        .content()
        .contains("http://graph:7474/guides/style.grass");
    assertThat(directory).isDirectoryContaining("glob:**/style.grass");
    assertThat(directory).isDirectoryContaining("glob:**/saved-queries.zip");
    assertThat(outcome.out())
        .contains("browser.post_connect_cmd=")
        .contains("guide http://graph:7474/guides/guide.html");
  }

  private static Outcome ask(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--tenant=t");
    all.add("-Dpersist.uri=" + uri);
    return Outcome.of(all.toArray(String[]::new));
  }
}
