package io.clonestream.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.TestGraph;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StatusTest {

  @AutoClose private static GraphReader reader;

  @BeforeAll
  static void start() {
    reader = SmallWorld.open(TestGraph.shared());
  }

  @Test
  void everyRepositoryStatesItsHeadAndWhatLives() {
    assertThat(new Status(reader).repositories("t"))
        .containsExactly(
            new RepositoryStatus("app", "main", "c4", "step 4", 4, 4L, 1, 1, 1),
            new RepositoryStatus("lib", "main", "c7", "step 7", 7, 7L, 4, 4, 2));
  }

  @Test
  void theModelsOfAllEdgesAreNamed() {
    assertThat(new Status(reader).models()).containsExactly(new Status.Model("model", "cal", 3));
  }

  @Test
  void anotherTenantSeesNothing() {
    assertThat(new Status(reader).repositories("other")).isEmpty();
  }
}
