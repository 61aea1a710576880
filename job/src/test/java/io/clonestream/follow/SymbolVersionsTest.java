package io.clonestream.follow;

import static io.clonestream.follow.SymbolFacts.content;
import static io.clonestream.follow.SymbolFacts.moved;
import static io.clonestream.follow.SymbolFacts.relocated;
import static io.clonestream.follow.SymbolFacts.removed;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class SymbolVersionsTest {

  @Test
  void aVersionEndsWhereTheNextDifferentOneBegins() {
    var versions = versions(content(1, 100, 'a'), content(2, 200, 'b'), removed(3, 300));

    assertThat(versions).extracting(Version::validFrom).containsExactly(100L, 200L);
    assertThat(versions).extracting(Version::validTo).containsExactly(200L, 300L);
    assertThat(versions).extracting(Version::closedBy).containsExactly("commit2", "commit3");
  }

  @Test
  void aCommentEditOpensNoVersionButMovesTheLines() {
    var versions = versions(content(1, 100, 'a'), content(2, 200, 'a'));

    assertThat(versions).hasSize(1);
    assertThat(versions.get(0).sequence()).isEqualTo(1);
    assertThat(versions.get(0).startLine()).isEqualTo(20);
    assertThat(versions.get(0).validTo()).isEqualTo(SymbolHistory.OPEN);
  }

  @Test
  void aRelocationMovesTheLinesOfTheVersionItFallsInto() {
    var versions =
        versions(content(1, 100, 'a'), relocated(2, 200), content(3, 300, 'b'), relocated(4, 400));

    assertThat(versions).extracting(Version::startLine).containsExactly(20, 40);
  }

  @Test
  void aVersionKnowsWhereItStoodAtEachInstant() {
    Version version = versions(content(1, 100, 'a'), relocated(2, 200), relocated(4, 400)).get(0);

    assertThat(version.placeAt(100).startLine()).isEqualTo(10);
    assertThat(version.placeAt(199).startLine()).isEqualTo(10);
    assertThat(version.placeAt(200).startLine()).isEqualTo(20);
    assertThat(version.placeAt(400).startLine()).isEqualTo(40);
  }

  @Test
  void aSymbolThatGetsAnotherParentGetsANewVersionThoughItsTokensStay() {
    SymbolEntry before = SymbolEntry.of(content(1, 100, 'a'));
    SymbolEntry after = SymbolEntry.of(content(2, 200, 'a'));
    SymbolVersions versions = new SymbolVersions(new TreeMap<>());
    versions.add(before);
    versions.add(
        new SymbolEntry(
            after.sequence(),
            after.change(),
            after.kind(),
            after.validTime(),
            after.commit(),
            after.fragmentId(),
            after.startLine(),
            after.endLine(),
            after.signature(),
            "default/shop@main:A.java#Owner()",
            after.previousSymbolId(),
            after.calledNames(),
            after.generated(),
            after.test()));

    assertThat(versions.versions())
        .extracting(Version::parentSymbolId)
        .containsExactly(null, "default/shop@main:A.java#Owner()");
  }

  @Test
  void theVersionThatAMoveOpenedSaysFromWhere() {
    var versions = versions(moved(1, 100, 'a'), content(2, 200, 'a'), content(3, 300, 'b'));

    assertThat(versions)
        .extracting(Version::previousSymbolId)
        .containsExactly(SymbolFacts.ORIGIN, null);
    assertThat(versions).extracting(Version::sequence).containsExactly(1L, 3L);
  }

  @Test
  void aMoveOntoASymbolThatLivesOpensAVersionThoughItsTokensStay() {
    var versions = versions(content(1, 100, 'a'), moved(2, 200, 'a'));

    assertThat(versions)
        .extracting(Version::previousSymbolId)
        .containsExactly(null, SymbolFacts.ORIGIN);
  }

  @Test
  void codeThatComesBackIsANewVersionOfTheSameFragment() {
    var versions = versions(content(1, 100, 'a'), removed(2, 200), content(3, 300, 'a'));

    assertThat(versions).extracting(Version::sequence).containsExactly(1L, 3L);
    assertThat(versions.get(0).fragmentId()).isEqualTo(versions.get(1).fragmentId());
  }

  @Test
  void aVersionThatWouldEndBeforeItBeganNeverLived() {
    assertThat(versions(content(1, 100, 'a'), content(2, 50, 'b')))
        .extracting(Version::sequence)
        .containsExactly(2L);
  }

  @Test
  void ofTwoEntriesWithOneSequenceTheSmallerDigestStandsInEitherOrder() {
    SymbolEntry one = SymbolEntry.of(content(1, 100, 'a'));
    SymbolEntry other = SymbolEntry.of(content(1, 100, 'b'));
    SymbolEntry winner = one.digest().compareTo(other.digest()) < 0 ? one : other;
    SymbolEntry loser = winner == one ? other : one;

    SymbolVersions first = new SymbolVersions(new TreeMap<>());
    assertThat(first.add(one)).isNull();
    assertThat(first.add(other)).isEqualTo(loser);
    SymbolVersions second = new SymbolVersions(new TreeMap<>());
    assertThat(second.add(other)).isNull();
    assertThat(second.add(one)).isEqualTo(loser);

    assertThat(first.entries()).isEqualTo(second.entries()).containsValue(winner);
  }

  @Property(tries = 500)
  void anyOrderWithAnyDuplicatesGivesTheSameVersionsAndTimelines(
      @ForAll("histories") List<SymbolFact> facts, @ForAll long seed) {
    List<SymbolFact> shuffled = new ArrayList<>(facts);
    shuffled.addAll(facts.subList(0, facts.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(versions(shuffled.toArray(SymbolFact[]::new)))
        .isEqualTo(versions(facts.toArray(SymbolFact[]::new)));
    assertThat(contributions(shuffled)).isEqualTo(contributions(facts));
  }

  @Provide
  Arbitrary<List<SymbolFact>> histories() {
    Arbitrary<SymbolFact> fact =
        Combinators.combine(
                Arbitraries.longs().between(1, 12),
                Arbitraries.longs().between(1, 20),
                Arbitraries.of('a', 'b', 'c', 'm', 'x', 'r'))
            .as(
                (sequence, time, what) ->
                    switch (what) {
                      case 'm' -> moved(sequence, time * 10, 'a');
                      case 'x' -> removed(sequence, time * 10);
                      case 'r' -> relocated(sequence, time * 10);
                      default -> content(sequence, time * 10, what);
                    });
    return fact.list().ofMaxSize(14);
  }

  private static List<Version> versions(SymbolFact... facts) {
    SymbolVersions versions = new SymbolVersions(new TreeMap<>());
    for (SymbolFact fact : facts) {
      versions.add(SymbolEntry.of(fact));
    }
    return versions.versions();
  }

  /** Sums of all emitted facts, as the gate would add them up. */
  private static Map<String, Integer> contributions(List<SymbolFact> facts) {
    SymbolVersions versions = new SymbolVersions(new TreeMap<>());
    Map<String, Integer> sums = new HashMap<>();
    for (SymbolFact fact : facts) {
      List<Version> before = versions.versions();
      versions.add(SymbolEntry.of(fact));
      for (Membership m : FollowedSymbol.difference(before, versions.versions(), fact)) {
        sums.merge(m.fragmentId() + "@" + m.instant() + "/" + m.commit(), m.sign(), Integer::sum);
      }
    }
    sums.values().removeIf(sum -> sum == 0);
    return sums;
  }
}
