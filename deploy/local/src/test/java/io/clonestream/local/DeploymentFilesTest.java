package io.clonestream.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.CloneStreamJob;
import io.clonestream.Settings;
import io.clonestream.cause.Fault;
import io.clonestream.feed.FeedOptions;
import io.clonestream.persist.PersistOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the deployment files say of images, ports, keys and classes is what the code uses. */
class DeploymentFilesTest {

  private static final Path ROOT = Path.of("../..");
  private static final String COMPOSE = "docker-compose.yml";
  private static final String ALERTS = "deploy/monitoring/alerts.yml";
  private static final String KUBERNETES = "deploy/kubernetes/clonestream.yaml";

  @Test
  void imagesAreOfTheVersionsThatAreTestedHere() throws IOException {
    assertThat(matches(COMPOSE, "image: apache/kafka:(\\S+)")).containsOnly(pom("kafka.version"));
    assertThat(matches(COMPOSE, "image: neo4j:(\\S+)-community"))
        .containsOnly(pom("neo4j.version"));
    assertThat(matches(COMPOSE, "image: flink:(\\S+)-java17")).containsOnly(pom("flink.version"));
    assertThat(matches(KUBERNETES, "FROM flink:(\\S+)-java17")).containsOnly(pom("flink.version"));
    assertThat(matches(KUBERNETES, "flink-s3-fs-presto-(\\S+)\\.jar"))
        .containsOnly(pom("flink.version"));
    String minor = pom("flink.version").replaceFirst("(\\d+)\\.(\\d+)\\..*", "v$1_$2");
    assertThat(matches(KUBERNETES, "flinkVersion: (\\S+)")).containsOnly(minor);
  }

  /** While a TaskManager hangs, nobody is told anything for so long. */
  @ParameterizedTest
  @ValueSource(strings = {COMPOSE, KUBERNETES})
  void flinkGivesUpOnWhatDoesNotAnswerAsSoonAsTheLocalOne(String file, @TempDir Path local)
      throws IOException {
    Path config =
        FlinkConfiguration.write(local, LocalPorts.allFree(), TaskManagers.ONE)
            .resolve("config.yaml");
    String pattern = "(?m)^ *web\\.timeout: (.*)$";

    assertThat(matches(file, pattern)).containsExactly(first(config, pattern));
  }

  @Test
  void portsOnTheHostAreTheDefaultsOfTheCommandLine() throws IOException {
    String brokers = FeedOptions.BOOTSTRAP_SERVERS.defaultValue();
    String uri = PersistOptions.URI.defaultValue();

    assertThat(matches(COMPOSE, "HOST://(127.0.0.1:\\d+)")).containsOnly(brokers);
    assertThat(matches(COMPOSE, "\"(127.0.0.1:9092):9092\"")).containsOnly(brokers);
    assertThat(matches(COMPOSE, "\"(127.0.0.1:7687):7687\""))
        .containsOnly(uri.replace("bolt://", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPOSE, KUBERNETES})
  void everyVariableNamesAnOption(String file) throws IOException {
    List<String> known = Settings.options().keySet().stream().map(Settings::variable).toList();

    assertThat(matches(file, "(CLONESTREAM_[A-Z_]+)")).isNotEmpty().isSubsetOf(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPOSE, KUBERNETES})
  void theJobIsTheJarThatTheBuildMakesAndTheClassThatIsInIt(String file) throws IOException {
    String name =
        first(ROOT.resolve("job/pom.xml"), "<outputFile>.*/(clonestream-job[^<]*)</outputFile>");

    assertThat(matches(file, "/(clonestream-job\\S*?\\.jar)")).isNotEmpty().containsOnly(name);
    assertThat(matches(file, "(io\\.clonestream\\.\\w+)"))
        .containsOnly(CloneStreamJob.class.getName());
  }

  @Test
  void everyAlertHasAnEntryInTheRunbookAndPointsThere() throws IOException {
    List<String> alerts = matches(ALERTS, "alert: (\\w+)");

    assertThat(alerts).isNotEmpty();
    assertThat(matches("docs/runbook.md", "(?m)^## (\\w+)$")).containsExactlyElementsOf(alerts);
    assertThat(matches(ALERTS, "runbook: docs/runbook.md#(\\w+)"))
        .containsExactlyElementsOf(alerts.stream().map(String::toLowerCase).toList());
  }

  /** What the runbook tells people to look at or to set is there. */
  @Test
  void theRunbookNamesOnlyWhatThereIs() throws IOException {
    List<String> metrics = matches("docs/metrics.md", "`([a-z]+\\.[a-zA-Z]+)`");
    for (String named : matches("docs/runbook.md", "`([a-z]+\\.[a-zA-Z.-]+)`")) {
      assertThat(metrics.contains(named) || Settings.options().containsKey(named))
          .as(named)
          .isTrue();
    }
    assertThat(matches("docs/runbook.md", "(CS-[A-Z]+-\\d+)"))
        .isSubsetOf(Arrays.stream(Fault.values()).map(Fault::code).toList());
  }

  private static String pom(String property) throws IOException {
    return first(ROOT.resolve("pom.xml"), "<" + property + ">(.*?)</" + property + ">");
  }

  private static String first(Path file, String pattern) throws IOException {
    var matcher = Pattern.compile(pattern).matcher(Files.readString(file));
    assertThat(matcher.find()).as(pattern + " in " + file).isTrue();
    return matcher.group(1);
  }

  private static List<String> matches(String file, String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve(file)))
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }
}
