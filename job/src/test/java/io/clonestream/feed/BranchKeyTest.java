package io.clonestream.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BranchKeyTest {

  @Test
  void idsAreMadeOfTenantRepositoryBranchPathAndLocalId() {
    BranchKey branch = new BranchKey("acme", "apache/commons-lang", "release/3.0");

    assertThat(branch.key()).isEqualTo("acme/apache/commons-lang@release/3.0");
    assertThat(branch.symbolId("src/A.java", "A.run(int)~2"))
        .isEqualTo("acme/apache/commons-lang@release/3.0:src/A.java#A.run(int)~2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a@b", "a:b", "a#b", "a\nb"})
  void aRepositoryNameThatWouldMakeIdsAmbiguousIsRefused(String name) {
    assertThatThrownBy(() -> new BranchKey("acme", name, "main"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Repository '" + name + "'");
  }

  @Test
  void aTenantHasNoSlash() {
    assertThatThrownBy(() -> new BranchKey("a/b", "r", "main"))
        .hasMessageContaining("Tenant 'a/b'");
  }
}
