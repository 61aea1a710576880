package io.clonestream;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shape of the job, held by rules; each rule is shown to fail on a planted violation. */
class ArchitectureTest {

  private static final String ROOT = "io.clonestream";
  private static final int MOST_LINES = 400;
  private static final JavaClasses JOB =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);
  private static final JavaClasses PLANTED =
      new ClassFileImporter().importPackages(ROOT + ".codec.planted");

  @Test
  void aRoomImportsOnlyRoomsListedBeforeIt() {
    ArchRule rule = classes().that().resideInAPackage(ROOT + "..").should(lookOnlyBack());

    rule.check(JOB);
    assertThatThrownBy(() -> rule.check(PLANTED)).hasMessageContaining("BreaksTheOrderOfRooms");
  }

  @ParameterizedTest
  @CsvSource({
    "org.eclipse.jgit, commit",
    "org.treesitter, extract",
    "org.apache.kafka, feed",
    "org.apache.flink.connector.kafka, feed",
    "com.github.benmanes.caffeine, gate",
    "ai.onnxruntime, infer",
    "org.neo4j.driver, persist",
  })
  void eachLibraryIsUsedInItsOneRoom(String library, String room) {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .and()
            .resideOutsideOfPackage(ROOT + "." + room + "..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(library + "..");

    rule.check(JOB);
    assertThatThrownBy(() -> rule.check(PLANTED)).hasMessageContaining("UsesEveryLibrary");
  }

  @Test
  void flinkTypesStayInTheThinClassesAroundPlainJava() {
    ArchRule rule =
        noClasses()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .and(
                DescribedPredicate.describe(
                    "are not Flink's thin shell", c -> !isShell(outermost(c))))
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.apache.flink.."));

    rule.check(JOB);
    assertThatThrownBy(() -> rule.check(PLANTED)).hasMessageContaining("UsesEveryLibrary");
  }

  @Test
  void noPackageIsADrawerForEverything() {
    assertThat(JOB.stream().map(JavaClass::getPackageName))
        .noneMatch(name -> name.matches(".*\\.(util|utils|common|helper|helpers|misc)(\\..*)?"));
  }

  @Test
  void noFileHasMoreThanFourHundredLines() throws IOException {
    for (Path tree : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> files = Files.walk(tree)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(MOST_LINES);
        }
      }
    }
  }

  private static JavaClass outermost(JavaClass inner) {
    JavaClass outer = inner;
    while (outer.getEnclosingClass().isPresent()) {
      outer = outer.getEnclosingClass().get();
    }
    return outer;
  }

  private static boolean isShell(JavaClass outer) {
    return Stream.of(
                "Function", "Operator", "Source", "Sink", "Writer", "State", "Options", "Metrics")
            .anyMatch(outer.getSimpleName()::endsWith)
        || outer.getSimpleName().startsWith("Codec");
  }

  /** The room of a class; empty for the root package and for what is not ours. */
  private static String room(JavaClass c) {
    String name = c.getPackageName();
    if (!name.startsWith(ROOT + ".") || name.startsWith(ROOT + ".schemas")) {
      return "";
    }
    String rest = name.substring(ROOT.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }

  private static ArchCondition<JavaClass> lookOnlyBack() {
    return new ArchCondition<>("import only rooms listed before their own, never the root") {
      @Override
      public void check(JavaClass from, ConditionEvents events) {
        for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
          JavaClass to = dependency.getTargetClass();
          boolean later = room(to).compareTo(room(from)) > 0;
          boolean root = to.getPackageName().equals(ROOT);
          if (!room(from).isEmpty() && (later || root)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }
}
