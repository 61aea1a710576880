package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.persist.Cypher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class BrowserFilesTest {

  private static final String BASE = "http://127.0.0.1:7474/browser/clonestream";

  /** What Browser strips from a remote guide because it could be a script's handler. */
  private static final Pattern STRIPPED =
      Pattern.compile("\\s+(on[^\\s=]+)[^\\s=]*\\s*=\\s*", Pattern.CASE_INSENSITIVE);

  private final Map<String, byte[]> files = BrowserFiles.of(BASE);
  private final String guide = text(files.get(BrowserFiles.GUIDE));

  @Test
  void theGuideAsksEverySavedQuestionAndDrawsEveryDrawing() throws IOException {
    List<String> saved = statements("ask", "draw");

    assertThat(saved).hasSizeGreaterThan(15);
    assertThat(BrowserGuide.statements()).containsExactlyInAnyOrderElementsOf(saved);
    assertThat(runnable(guide))
        .containsAll(saved.stream().map(Cypher::statement).toList())
        .hasSize(saved.size() + 3);
  }

  @Test
  void everyStatementAndEverySettingIsASavedQuery() throws IOException {
    Map<String, String> saved = saved();

    assertThat(saved.values())
        .containsAll(
            statements("ask", "draw").stream().map(s -> Cypher.statement(s) + "\n").toList());
    assertThat(saved.keySet())
        .filteredOn(name -> name.startsWith("CloneStream parameters/"))
        .hasSize(1 + statements("pick").size());
    assertThat(saved.values()).allMatch(query -> query.startsWith("// "));
    assertThat(saved.values().stream().map(query -> query.lines().findFirst()))
        .doesNotHaveDuplicates();
  }

  @Test
  void theGuideSetsEveryParameterThatAStatementAsksFor() throws IOException {
    String settings =
        Stream.concat(
                Stream.of(BrowserCommands.standards()),
                BrowserCommands.PICKS.stream().map(BrowserCommands::pick))
            .collect(Collectors.joining("\n"));
    TreeSet<String> set = new TreeSet<>();
    matches(":param \\[\\{([\\w, ]+)}]", settings)
        .forEach(names -> set.addAll(List.of(names.split(", "))));
    TreeSet<String> asked = new TreeSet<>();
    for (String statement : statements("ask", "draw")) {
      asked.addAll(matches("\\$(\\w+)", Cypher.statement(statement)));
    }

    assertThat(set).isEqualTo(asked);
    assertThat(settings).doesNotContain("$");
  }

  @Test
  void theStandardsAreThoseOfTheCommandLine() {
    assertThat(BrowserCommands.standards())
        .isEqualTo(
            ":param [{tenant, repositories, languages, at, since, minConfidence, minTokens, tests,"
                + " limit}] => { RETURN 'default' AS tenant, [] AS repositories, [] AS languages,"
                + " datetime() AS at, datetime('1970-01-01') AS since, 0.9 AS minConfidence,"
                + " 30 AS minTokens, false AS tests, 20 AS limit }");
  }

  @Test
  void whatBrowserTakesForAScriptIsNotInTheGuide() {
    assertThat(STRIPPED.matcher(guide).results().map(MatchResult::group)).isEmpty();
    assertThat(guide).doesNotContain("<script", "javascript:", "{{", "}}");
  }

  @Test
  void theGuideRefersToTheOtherFilesWhereTheyAreServed() {
    assertThat(matches(Pattern.quote(BASE) + "/([\\w.-]+)", guide))
        .containsExactlyInAnyOrder(BrowserFiles.STYLE, BrowserFiles.SAVED_QUERIES);
    assertThat(BrowserFiles.commands(BASE))
        .contains(BASE + "/" + BrowserFiles.STYLE, BASE + "/" + BrowserFiles.GUIDE);
  }

  @Test
  void theSameQuestionsMakeTheSameBytes() {
    assertThat(BrowserFiles.of(BASE).get(BrowserFiles.SAVED_QUERIES))
        .isEqualTo(files.get(BrowserFiles.SAVED_QUERIES));
  }

  private Map<String, String> saved() throws IOException {
    Map<String, String> saved = new TreeMap<>();
    try (var zip =
        new ZipInputStream(new ByteArrayInputStream(files.get(BrowserFiles.SAVED_QUERIES)))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        saved.put(entry.getName(), text(zip.readAllBytes()));
      }
    }
    return saved;
  }

  /** What a click in the guide puts into Browser's editor. */
  private static List<String> runnable(String guide) {
    return matches("(?s)<pre class=\"runnable\"[^>]*>(.*?)</pre>", guide).stream()
        .map(
            code ->
                code.replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&"))
        .toList();
  }

  private static List<String> statements(String... directories) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    for (String directory : directories) {
      try (var found = Files.list(Path.of("src/main/resources/cypher", directory))) {
        found
            .map(file -> directory + "/" + file.getFileName().toString().replace(".cypher", ""))
            .forEach(names::add);
      }
    }
    return List.copyOf(names);
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
