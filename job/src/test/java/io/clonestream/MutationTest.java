package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Planted bugs still fit the code; whether tests catch them says {@code scripts/mutations.sh}. */
class MutationTest {

  private static final Path ROOT = Path.of("..");

  static Stream<Mutation> all() throws IOException {
    return Mutation.all(ROOT).stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMutationApplies(Mutation mutation) throws Exception {
    assertThat(mutation.planted(ROOT))
        .isNotEqualTo(Files.readString(ROOT.resolve(mutation.file())));
    for (String test : mutation.tests()) {
      String[] parts = test.split("#", 2);
      Class<?> suite = Class.forName("io.clonestream." + parts[0]);
      assertThat(suite.getDeclaredMethods())
          .as(test)
          .anyMatch(method -> parts.length == 1 || method.getName().equals(parts[1]));
    }
  }

  @Test
  void whatStandsNowhereOrTwiceIsRefused(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("A.java"), "int a = 1;\nint\n  b=2; b=2;");

    assertThat(mutation("int b=2;", "int b = 3;").planted(root))
        .isEqualTo("int a = 1;\nint b = 3; b=2;");
    assertThatThrownBy(() -> mutation("int c", "").planted(root))
        .hasMessageContaining("stands 0 times in A.java");
    assertThatThrownBy(() -> mutation("b=2;", "").planted(root))
        .hasMessageContaining("stands 2 times in A.java");
  }

  @Test
  void whatHasAnotherFormIsRefused(@TempDir Path root) throws IOException {
    Path file = Files.writeString(root.resolve("broken.txt"), "what\nfile: A.java\n");

    assertThatThrownBy(() -> Mutation.read(file)).hasMessageContaining("broken.txt must be");
  }

  private static Mutation mutation(String found, String instead) {
    return new Mutation("m", "what", Path.of("A.java"), List.of(), found, instead);
  }
}
