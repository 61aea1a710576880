package io.clonestream;

import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.fingerprint.SymbolFact.Change;
import io.clonestream.schemas.RelationStated;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Records that claim the sequence of another one and say something else. */
final class Contests {

  private Contests() {}

  /** With a second record for each of these numbers of a fact or a relation. */
  static Recorded of(Recorded recorded, List<Integer> numbers) {
    List<SymbolFact> facts = new ArrayList<>(recorded.facts());
    List<RelationStated> relations = new ArrayList<>(recorded.relations());
    List<Object> claims = new ArrayList<>(facts);
    claims.addAll(relations);
    for (int number : claims.isEmpty() ? List.<Integer>of() : numbers) {
      if (claims.get(number % claims.size()) instanceof SymbolFact fact) {
        facts.add(number % 2 == 0 ? of(fact) : removing(fact));
      } else if (claims.get(number % claims.size()) instanceof RelationStated stated) {
        relations.add(of(stated));
      }
    }
    return new Recorded(facts, recorded.commits(), relations, recorded.calibrations());
  }

  /** Stage and key of the dead letters that must be: where two records claim one sequence. */
  static Set<String> letters(Recorded recorded) {
    Set<String> letters = new TreeSet<>();
    Map<String, Object> claims = new HashMap<>();
    for (SymbolFact fact : recorded.facts()) {
      Object first = claims.putIfAbsent(fact.symbolId() + " " + fact.sequence(), fact);
      if (first != null && !first.equals(fact)) {
        letters.add("follow " + fact.symbolId());
      }
    }
    for (RelationStated stated : recorded.relations()) {
      String id = stated.getRelationId();
      Object first = claims.putIfAbsent(id + " " + stated.getSequence(), stated);
      if (first != null && !first.equals(stated)) {
        letters.add("pair " + id);
      }
    }
    return letters;
  }

  /** By another commit, and generated where that one was not. */
  private static SymbolFact of(SymbolFact fact) {
    return of(fact, fact.change(), fact.code());
  }

  /** The same, and nothing is left of it. */
  private static SymbolFact removing(SymbolFact fact) {
    return of(fact, Change.REMOVED, null);
  }

  private static SymbolFact of(SymbolFact fact, Change change, @Nullable Code code) {
    return new SymbolFact(
        fact.symbolId(),
        fact.tenant(),
        fact.repository(),
        fact.branch(),
        fact.path(),
        fact.language(),
        fact.kind(),
        fact.name(),
        fact.qualifiedName(),
        fact.signature(),
        fact.parentSymbolId(),
        fact.previousSymbolId(),
        change,
        new StringBuilder(fact.commit()).reverse().toString(),
        fact.validTime(),
        fact.sequence(),
        fact.startLine(),
        fact.endLine(),
        fact.calledNames(),
        !fact.generated(),
        fact.test(),
        code);
  }

  /** By somebody else. */
  private static RelationStated of(RelationStated stated) {
    return RelationStated.newBuilder(stated).setAuthor("Eve").build();
  }
}
