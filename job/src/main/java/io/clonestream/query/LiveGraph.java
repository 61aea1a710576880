package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lives now, or lived at an instant: forms with their live symbols, and their links. */
final class LiveGraph {

  private final Map<String, List<LiveSymbol>> members;
  private final Links links;
  private final Verdicts verdicts;
  private final Suppressions suppressions;
  private final Map<String, Noise> noise = new HashMap<>();

  private LiveGraph(
      Map<String, List<LiveSymbol>> members,
      Links links,
      Verdicts verdicts,
      Suppressions suppressions,
      Scope scope) {
    this.members = members;
    this.links = links;
    this.verdicts = verdicts;
    this.suppressions = suppressions;
    members.values().stream()
        .flatMap(List::stream)
        .forEach(
            symbol -> {
              Noise why = Noise.of(symbol, scope.included(), suppressions);
              if (why != null) {
                noise.put(symbol.id(), why);
              }
            });
  }

  static LiveGraph read(GraphReader reader, Scope scope) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tenant", scope.tenant());
    parameters.put("repositories", scope.repositories());
    if (scope.at() != Scope.NOW) {
      parameters.put("at", Instants.stored(scope.at()));
    }
    Map<String, List<LiveSymbol>> members = new TreeMap<>();
    reader.forEach(
        scope.at() == Scope.NOW ? "query/live_symbols" : "query/lived_symbols",
        parameters,
        row -> {
          LiveSymbol symbol = LiveSymbol.of(row);
          if (scope.covers(symbol)) {
            members.computeIfAbsent(symbol.form(), form -> new ArrayList<>()).add(symbol);
          }
        });
    members.values().forEach(list -> list.sort(Comparator.comparing(LiveSymbol::id)));
    Verdicts verdicts = Verdicts.read(reader, scope.tenant(), scope.at());
    return new LiveGraph(
        members,
        Links.read(reader, scope, verdicts),
        verdicts,
        Suppressions.read(reader, scope),
        scope);
  }

  /** Forms in the order of their ids, each with its symbols in the order of theirs. */
  Map<String, List<LiveSymbol>> members() {
    return members;
  }

  /** Why a pair is left out, by the first rule; null when it is not. */
  @Nullable Noise noise(SymbolPair pair) {
    if (suppressions.covers(pair.a(), pair.b())) {
      return Noise.SUPPRESSED;
    }
    Noise a = noise.get(pair.a().id());
    Noise b = noise.get(pair.b().id());
    return a == null ? b : b == null || a.compareTo(b) < 0 ? a : b;
  }

  /** The forms with live symbols that resemble this one, silenced or not, by id. */
  Map<String, Similar> links(String form) {
    Map<String, Similar> living = new TreeMap<>(links.of(form));
    living.putAll(links.silenced(form));
    living.keySet().retainAll(members.keySet());
    return living;
  }

  Verdicts verdicts() {
    return verdicts;
  }
}
