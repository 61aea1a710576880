package io.clonestream.tune;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.commit.TestRepository;
import io.clonestream.tune.RepositoryReader.Code;
import io.clonestream.tune.RepositoryReader.Sizes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryReaderTest {

  private static final String SUM =
      "def sum_of(rows):\n"
          + "    total = 0\n"
          + "    for row in rows:\n"
          + "        total += row\n"
          + "    return total\n";
  private static final String LARGEST =
      "def largest(rows):\n"
          + "    best = rows[0]\n"
          + "    for row in rows:\n"
          + "        best = max(best, row)\n"
          + "    return best\n";

  @TempDir Path directory;

  @Test
  void aFunctionIsReadAsItIsAndAsItWas() throws IOException {
    Code code =
        read(
            Map.of("a.py", SUM + LARGEST),
            Map.of("a.py", SUM.replace("return", "print(total)\n    return") + LARGEST));

    assertThat(code.functions())
        .extracting(function -> function.fragment().name())
        .containsExactlyInAnyOrder("sum_of", "largest");
    assertThat(code.past()).hasSize(1);
    assertThat(code.past().get(0).now().fragment().name()).isEqualTo("sum_of");
    assertThat(code.past().get(0).now().fragment().tokens())
        .isGreaterThan(code.past().get(0).then().fragment().tokens());
    assertThat(code.earlier()).hasSize(1);
  }

  @Test
  void whatWasOnlyRenamedIsNoPast() throws IOException {
    Code code = read(Map.of("a.py", SUM.replace("total", "all")), Map.of("a.py", SUM));

    assertThat(code.functions()).hasSize(1);
    assertThat(code.past()).isEmpty();
  }

  @Test
  void linesAreThoseOfTheText() throws IOException {
    Code code = read(Map.of("a.py", SUM), Map.of("a.py", SUM));

    assertThat(code.functions().get(0).lines()).hasSize(5);
    assertThat(code.functions().get(0).lines().get(4))
        .extracting(token -> token.text())
        .containsExactly("return", "total");
  }

  @Test
  void testsAreMarkedAndTakenLast() throws IOException {
    Code code = read(Map.of(), Map.of("test_a.py", SUM, "b.py", LARGEST));

    assertThat(code.functions())
        .extracting(function -> function.origin().test())
        .containsExactly(false, true);
  }

  @Test
  void thereIsNoMoreOfARepositoryThanAskedFor() throws IOException {
    Code code = read(Map.of(), Map.of("a.py", SUM, "b.py", LARGEST), new Sizes(1, 1, 1));

    assertThat(code.functions()).hasSize(1);
  }

  private Code read(Map<String, String> before, Map<String, String> after) throws IOException {
    return read(before, after, Sizes.DEFAULT);
  }

  private Code read(Map<String, String> before, Map<String, String> after, Sizes sizes)
      throws IOException {
    Path git = directory.resolve("shop.git");
    try (TestRepository repository = TestRepository.create(git)) {
      String first = repository.commit(before);
      repository.point("main", repository.commit(after, first));
    }
    return new RepositoryReader(sizes, 1).read(new TuneRequest.Repository("shop", git, false));
  }
}
