package io.clonestream.persist;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No statement is put together of values: what people or events say goes as parameters alone. */
class ParametersTest {

  private static final Path MAIN = Path.of("src/main/java/io/clonestream/persist");

  /** The classes that give the driver a statement. */
  private static final List<String> ASKING =
      List.of("GraphReader", "GraphSchema", "GraphTransaction");

  /** Where something is run: what stands behind it is its statement. */
  private static final Pattern RUNS = Pattern.compile("\\b(?:run|runAsync|executableQuery)\\(\\s*");

  /** A saved statement, a whole literal, or the one text below; or it is a declaration. */
  private static final Pattern STATEMENT =
      Pattern.compile("Cypher\\.statement\\(|\"[^\"]*\"[,)]|text, |statement, |String ");

  private static final String TEXT =
      "String text = \"CYPHER replan=skip \" + Cypher.statement(statement);";

  @Test
  void onlyTheseClassesGiveTheDriverAStatement() {
    noClasses()
        .that(
            DescribedPredicate.describe(
                "are not " + ASKING, type -> !ASKING.contains(type.getSimpleName())))
        .should()
        .callCodeUnitWhere(
            DescribedPredicate.describe(
                "takes a statement",
                (JavaCall<?> call) ->
                    call.getTargetOwner().getPackageName().startsWith("org.neo4j.driver")
                        && call.getName().matches("run|runAsync|executableQuery")))
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.clonestream"));
  }

  @Test
  void whatTheyGiveItIsASavedStatementOrALiteral() throws IOException {
    for (String asking : ASKING) {
      String source = Files.readString(MAIN.resolve(asking + ".java"));

      assertThat(offending(source)).as(asking).isEmpty();
      assertThat(source.split("String text =", -1)).hasSize(source.contains(TEXT) ? 2 : 1);
    }
  }

  /** The rule sees what it must not let pass. */
  @Test
  void aStatementPutTogetherOfValuesIsSeen() {
    for (String planted :
        List.of(
            "session.run(\"MATCH (n {id: '\" + id + \"'}) RETURN n\")",
            "session.run(query.formatted(id))",
            "driver.executableQuery(statement(id))")) {
      assertThat(offending(planted)).as(planted).hasSize(1);
    }
  }

  private static List<String> offending(String source) {
    return RUNS.matcher(source)
        .results()
        .map(run -> source.substring(run.end()))
        .filter(rest -> !STATEMENT.matcher(rest).lookingAt())
        .map(rest -> rest.lines().findFirst().orElse(""))
        .toList();
  }

  @Test
  void noSavedStatementRunsATextThatItIsGiven() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources/cypher"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).as(file.toString()).doesNotContainIgnoringCase("apoc.");
      }
    }
  }
}
