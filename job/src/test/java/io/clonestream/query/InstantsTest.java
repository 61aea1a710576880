package io.clonestream.query;

import static io.clonestream.persist.Graphs.commit;
import static io.clonestream.persist.Graphs.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.TestGraph;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstantsTest {

  private static final String SHA = "abcdef0123456789abcdef0123456789abcdef01";
  @AutoClose private GraphReader reader;

  @BeforeEach
  void write() {
    CommitRow third = commit("lib", 3);
    third.commit().setHead(SHA);
    reader =
        TestGraph.shared()
            .holding(
                commit("lib", 1),
                commit("lib", 2),
                third,
                commit("app", 4),
                tag("lib", "v1.0", 1, "c1"),
                tag("app", "v1.0", 1, "c4"),
                tag("lib", "v1.1", 2, "c2"),
                tag("lib", "deadbeef", 3, "c2"),
                tag("lib", "2024-01-31", 4, "c2"),
                tag("lib", "gone", 5, null),
                tag("lib", "early", 6, "c9"));
  }

  @Test
  void aTimeADayACommitAndATagAreInstants() {
    assertThat(of("1970-01-01T00:00:01Z")).isEqualTo(1_000);
    assertThat(of("1970-01-02")).isEqualTo(86_400_000);
    assertThat(of("ABCDEF0")).isEqualTo(3);
    assertThat(of("v1.1")).isEqualTo(2);
  }

  @Test
  void aTagMayLookLikeACommitAndWithItsRepositoryLikeADay() {
    assertThat(of("deadbeef")).isEqualTo(2);
    assertThat(of("lib:2024-01-31")).isEqualTo(2);
    assertThat(of("2024-01-31")).isGreaterThan(1_000_000);
  }

  @Test
  void aTagOfSeveralRepositoriesIsRefusedUnlessOneIsNamed() {
    assertThatThrownBy(() -> of("v1.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("app@main:v1.0, lib@main:v1.0");
    assertThat(of("lib:v1.0")).isEqualTo(1);
    assertThat(of("app:v1.0")).isEqualTo(4);
    assertThat(of("app@main:v1.0")).isEqualTo(4);
  }

  @Test
  void whatIsUnknownIsRefusedAndTheNearestAreNamed() {
    assertThatThrownBy(() -> of("v1.2")).hasMessageContaining("did you mean v1.0 or v1.1?");
    assertThatThrownBy(() -> of("lib:v1.2"))
        .hasMessageContaining("did you mean lib:v1.0 or lib:v1.1");
    assertThatThrownBy(() -> of("abcdee0")).hasMessageContaining("did you mean abcdef0?");
    assertThatThrownBy(() -> of("nothing-like-it"))
        .hasMessageStartingWith(
            "No commit or tag 'nothing-like-it' of tenant 't' is in the graph; an");
    assertThatThrownBy(() -> of("gone")).hasMessageStartingWith("No commit or tag 'gone'");
    assertThatThrownBy(() -> of("2024-13-31")).hasMessageStartingWith("Value '2024-13-31' is no");
  }

  @Test
  void aTagWhoseCommitHasNotArrivedNamesNoInstantYet() {
    assertThatThrownBy(() -> of("early")).hasMessageStartingWith("No commit or tag 'early'");
  }

  private long of(String text) {
    return Instants.of(reader, "t", text);
  }
}
