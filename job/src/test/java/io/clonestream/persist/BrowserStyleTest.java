package io.clonestream.persist;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.extract.Languages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The style knows whatever the writer writes. */
class BrowserStyleTest {

  private static final Pattern RULE = Pattern.compile("(?s)([\\w.]+) \\{(.*?)\\n}");
  private static final Pattern LABEL = Pattern.compile("\\(\\w*:(\\w+)");
  private static final Pattern TYPES = Pattern.compile("\\[\\w*:([A-Z_|\\s]+)");

  private final Map<String, String> rules = rules();

  @Test
  void everyLabelHasAColourAndACaption() throws IOException {
    Set<String> labels = written(LABEL);

    assertThat(labels)
        .contains("CloneClass", "Symbol", "File", "Repository", "Commit", "Form", "Name");
    assertThat(labels)
        .allSatisfy(label -> assertThat(rule("node." + label)).contains("color:", "caption:"));
  }

  @Test
  void everyLanguageHasAColourOfItsOwn() {
    var colours =
        Languages.names().stream()
            .map(language -> colour("node." + ClassStatements.label(language)))
            .toList();

    assertThat(colours).hasSizeGreaterThanOrEqualTo(16).doesNotHaveDuplicates();
    assertThat(rule("node." + ClassStatements.label(""))).contains("color:");
  }

  @Test
  void aClassIsCaptionedWithNameAndSizeAndAPairWithItsConfidence() {
    assertThat(rule("node.CloneClass")).contains("caption: \"{caption}\"");
    assertThat(rule("relationship.SIMILAR_TO")).contains("caption: \"{confidence}\"");
    assertThat(rule("relationship.WAS_SIMILAR_TO")).contains("caption: \"{confidence}\"");
  }

  @Test
  void everyTypeOfRelationshipHasARuleAndThePastIsGrey() throws IOException {
    Set<String> types = written(TYPES);

    assertThat(types).contains("SIMILAR_TO", "WAS_SIMILAR_TO", "INSTANCE_OF", "WAS_MEMBER_OF");
    String grey = colour("relationship.WAS_SIMILAR_TO");
    assertThat(types)
        .allSatisfy(
            type -> {
              String colour = colour("relationship." + type);
              if (type.startsWith("WAS_")) {
                assertThat(colour).isEqualTo(grey);
              } else {
                assertThat(colour).isNotEqualTo(grey);
              }
            });
  }

  private String rule(String selector) {
    assertThat(rules).containsKey(selector);
    return rules.get(selector);
  }

  private String colour(String selector) {
    return rule(selector)
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith("color: "))
        .collect(Collectors.joining());
  }

  private static Set<String> written(Pattern pattern) throws IOException {
    Set<String> names = new TreeSet<>();
    try (var files = Files.list(Path.of("src/main/resources/cypher/persist"))) {
      for (Path file : files.toList()) {
        pattern
            .matcher(Files.readString(file))
            .results()
            .forEach(match -> names.addAll(Set.of(match.group(1).strip().split("\\s*\\|\\s*"))));
      }
    }
    return names;
  }

  private static Map<String, String> rules() {
    try {
      Map<String, String> rules = new TreeMap<>();
      RULE.matcher(Files.readString(Path.of("src/main/resources/browser/style.grass")))
          .results()
          .forEach(match -> rules.put(match.group(1), match.group(2)));
      return rules;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
