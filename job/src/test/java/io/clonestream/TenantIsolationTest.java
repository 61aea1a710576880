package io.clonestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonestream.feed.CommitRules;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.feed.RelationRules;
import io.clonestream.feed.TagRules;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.persist.GraphContent;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.TagPublished;
import io.clonestream.schemas.Verdict;
import io.clonestream.verify.ExpectedGraph;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what tenant acme says, nothing reaches a node of another tenant, whatever the names are. */
class TenantIsolationTest {

  /** Of tenant acme there is a repository secret/vault, of tenant evil anything it likes. */
  private static final String TARGET = "acme/secret/vault@main:A.java#a()";

  @ParameterizedTest
  @CsvSource({
    "acme/secret, vault, main, " + TARGET,
    "evil, x, main, " + TARGET,
    "evil, ../acme/secret/vault, main, " + TARGET,
    "'', acme/secret/vault, main, " + TARGET,
    "' ', acme/secret/vault, main, ' /acme/secret/vault@main:A.java#a()'",
    "evil@main, vault, main, evil@main/vault@main:A.java#a()",
    "evil, 'vault@main:A.java#x', main, 'evil/vault@main:A.java#x@main:A.java#a()'",
    "evil, vault, 'main:B.java', 'evil/vault@main:B.java:A.java#a()'",
  })
  void aSymbolChangeIsRefusedWhoseIdReachesOutOfItsTenantOrCannotBeReadBack(
      String tenant, String repository, String branch, String symbolId) {
    SymbolChange change = change();
    change.setTenant(tenant);
    change.setRepository(repository);
    change.setPath("A.java");
    change.setBranch(branch);
    change.setSymbolId(symbolId);

    assertThatThrownBy(() -> Fingerprint.of(change)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSymbolChangeCannotNameAParentOrAnOriginOfAnotherTenant() {
    SymbolChange child = change();
    child.setParentSymbolId(TARGET);
    SymbolChange moved = change();
    moved.setPreviousSymbolId(TARGET);

    assertThatThrownBy(() -> Fingerprint.of(child)).hasMessageContaining("in the same branch");
    assertThatThrownBy(() -> Fingerprint.of(moved)).hasMessageContaining("in the same branch");
  }

  @ParameterizedTest
  @ValueSource(strings = {"acme/secret", "evil", "acme/secret/vault@main:A.java#a()", "acme ", ""})
  void neitherAVerdictNorARelationReachesSymbolsOfAnotherTenant(String tenant) {
    for (RelationKind kind : List.of(RelationKind.VERDICT, RelationKind.DEPENDS_ON)) {
      RelationStated stated =
          RelationStated.newBuilder()
              .setTenant(tenant)
              .setRelationId(RelationRules.id(tenant, kind, TARGET, TARGET + "~1"))
              .setKind(kind)
              .setFromSymbolId(TARGET)
              .setToSymbolId(TARGET + "~1")
              .setSequence(1)
              .setVerdict(Verdict.STATED)
              .setValidTime(Instant.EPOCH)
              .setRecordedAt(Instant.EPOCH)
              .setAuthor("Eve")
              .setMetadata(Map.of("clones", "no"))
              .build();

      assertThatThrownBy(() -> RelationRules.check(stated))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("enant");
    }
  }

  @Test
  void aTagAndACommitAreRefusedWhoseTenantHoldsASeparator() {
    var tag = new TagPublished("acme/secret", "vault", "main", "v1", "a".repeat(40), 1L);
    RecordedSteps steps = new RecordedSteps("vault");
    steps.step(1_000, Map.of("A.java", "class A {}"));
    CommitPublished commit = steps.commits().get(0);
    commit.setTenant("acme/secret");

    assertThatThrownBy(() -> TagRules.check(tag)).hasMessageContaining("Tenant 'acme/secret'");
    assertThatThrownBy(() -> CommitRules.check(commit)).hasMessageContaining("Tenant 'acme/");
  }

  /** Not even by code that is the same in both. */
  @Test
  void twoTenantsWithTheSameCodeShareNoNodeAndNoRelationship() {
    Content one = content(List.of("default"));
    Content other = content(List.of("other"));
    Content both = content(List.of("default", "other"));

    assertThat(one.pairs()).isNotEmpty();
    assertThat(one.keys()).doesNotContainAnyElementsOf(other.keys());
    Set<String> together = new HashSet<>(one.keys());
    together.addAll(other.keys());
    assertThat(both.keys()).isEqualTo(together);
  }

  private record Content(Set<String> keys, List<GraphRow> pairs) {}

  /** What the graph holds of these tenants: every node and relationship by its key. */
  private static Content content(List<String> tenants) {
    ExpectedGraph graph = new ExpectedGraph();
    for (String tenant : tenants) {
      changes().forEach(change -> graph.add(Fingerprint.of(of(tenant, change))));
    }
    List<GraphRow> rows = TestOracle.rows(graph);
    return new Content(
        GraphContent.of(rows).owners().keySet(),
        rows.stream().filter(GraphRow.PairRow.class::isInstance).toList());
  }

  private static List<SymbolChange> changes() {
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    return SmallHistory.changes().stream().map(record -> decoder.decode(record.value())).toList();
  }

  private static SymbolChange change() {
    return changes().get(0);
  }

  private static SymbolChange of(String tenant, SymbolChange change) {
    SymbolChange own = SymbolChange.newBuilder(change).setTenant(tenant).build();
    own.setSymbolId(renamed(tenant, change.getSymbolId()));
    own.setParentSymbolId(renamed(tenant, change.getParentSymbolId()));
    own.setPreviousSymbolId(renamed(tenant, change.getPreviousSymbolId()));
    return own;
  }

  private static @Nullable String renamed(String tenant, @Nullable String id) {
    return id == null ? null : tenant + id.substring(id.indexOf('/'));
  }
}
