package io.clonestream.pair;

import static io.clonestream.feed.StatedRelations.stated;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.pair.Relation.Version;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class StatementsTest {

  private static final String FROM = "default/shop@main:A.java#a()";
  private static final String TO = "default/shop@main:B.java#b()";
  private static final List<Period> ALWAYS = List.of(new Period(0, Timeline.OPEN, "c0", null));

  @Test
  void aRelationHoldsFromItsStatementToItsRetraction() {
    assertThat(held(says(1, 10, "x"), retracts(2, 30))).containsExactly("10-30 x");
    assertThat(held(says(1, 10, "x"))).containsExactly("10-open x");
    assertThat(held(retracts(1, 10))).isEmpty();
  }

  @Test
  void theSameSaidAgainChangesNothingAndAnotherNoteOpensAVersion() {
    assertThat(held(says(1, 10, "x"), says(2, 20, "x"))).containsExactly("10-open x");
    assertThat(held(says(1, 10, "x"), says(2, 20, "y"))).containsExactly("10-20 x", "20-open y");
  }

  @Test
  void aLaterStatementMayReachBackAndThenEndsWhatItFinds() {
    assertThat(held(says(1, 10, "x"), retracts(2, 20), says(3, 15, "y")))
        .containsExactly("10-15 x", "15-open y");
    assertThat(held(says(1, 10, "x"), retracts(2, 5))).isEmpty();
  }

  @Test
  void aRemovedSymbolClosesTheRelationAndItsReturnOpensItAgain() {
    List<Period> returned =
        List.of(new Period(5, 40, "c5", "c40"), new Period(60, Timeline.OPEN, "c60", null));

    List<Version> versions = statements(says(1, 10, "x")).versions(returned, ALWAYS);

    assertThat(versions).extracting(Version::validFrom).containsExactly(10L, 60L);
    assertThat(versions).extracting(Version::validTo).containsExactly(40L, Timeline.OPEN);
    assertThat(versions).extracting(Version::closedBy).containsExactly("c40", null);
    assertThat(versions.get(0).openedBy()).endsWith("!1");
    assertThat(versions.get(1).openedBy()).isEqualTo("c60");
  }

  @Test
  void ofTwoStatementsWithOneSequenceTheSmallerDigestStandsInEitherOrder() {
    Statement one = says(1, 10, "x");
    Statement other = says(1, 10, "y");

    assertThat(statements(one, other)).isEqualTo(statements(other, one));
    assertThat(statements(one).contest(one)).isNull();
    assertThat(statements(one).contest(other)).isEqualTo(statements(other).contest(one));
  }

  /** Instant by instant: the highest sequence among those that reach it says what holds. */
  @Property(tries = 500)
  void whatHoldsAtAnInstantIsSaidByTheLastStatementThatReachesIt(
      @ForAll("sayings") List<Statement> said, @ForAll long seed) {
    List<Statement> shuffled = new ArrayList<>(said);
    Collections.shuffle(shuffled, new Random(seed));
    Statements statements = statements(shuffled.toArray(Statement[]::new));

    List<Version> versions = statements.versions(ALWAYS, ALWAYS);

    for (long at = 0; at < 60; at += 5) {
      Statement last = null;
      for (Statement statement : statements.bySequence().values()) {
        last = statement.validTime() <= at ? statement : last;
      }
      long instant = at;
      assertThat(versions)
          .filteredOn(v -> v.validFrom() <= instant && instant < v.validTo())
          .extracting(v -> v.metadata().get("note"))
          .isEqualTo(
              last == null || last.retracted() ? List.of() : List.of(last.metadata().get("note")));
    }
  }

  @Provide
  Arbitrary<List<Statement>> sayings() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 9),
            Arbitraries.longs().between(1, 10),
            Arbitraries.of("x", "y", ""))
        .as(
            (sequence, time, note) ->
                note.isEmpty() ? retracts(sequence, time * 5) : says(sequence, time * 5, note))
        .list()
        .ofMaxSize(10);
  }

  private static List<String> held(Statement... said) {
    return statements(said).versions(ALWAYS, ALWAYS).stream()
        .map(
            v ->
                v.validFrom()
                    + "-"
                    + (v.validTo() == Timeline.OPEN ? "open" : String.valueOf(v.validTo()))
                    + " "
                    + v.metadata().get("note"))
        .toList();
  }

  private static Statements statements(Statement... said) {
    Statements statements = Statements.NONE;
    for (Statement statement : said) {
      statements = statements.with(statement);
    }
    return statements;
  }

  private static Statement says(long sequence, long at, String note) {
    return Statement.of(
        stated(RelationKind.DEPENDS_ON, FROM, TO, sequence, Verdict.STATED, at, note));
  }

  private static Statement retracts(long sequence, long at) {
    return Statement.of(
        stated(RelationKind.DEPENDS_ON, FROM, TO, sequence, Verdict.RETRACTED, at, ""));
  }
}
