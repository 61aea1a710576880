package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What lives now, or lived at an instant: symbols by form, and how their classes resemble. */
final class LiveGraph {

  private final Map<String, List<LiveSymbol>> members;
  private final Chances chances;
  private final Map<String, List<LiveSymbol>> byClass = new HashMap<>();
  private final Map<String, Map<String, Similar>> edges = new HashMap<>();
  private final Links confirmed;
  private final Verdicts verdicts;
  private final Suppressions suppressions;
  private final Map<String, Noise> noise = new HashMap<>();

  private LiveGraph(
      Map<String, List<LiveSymbol>> members,
      Chances chances,
      Verdicts verdicts,
      Suppressions suppressions,
      Scope scope) {
    this.members = members;
    this.chances = chances;
    this.verdicts = verdicts;
    this.suppressions = suppressions;
    this.confirmed = new Links(verdicts);
    verdicts.addConfirmed(confirmed);
    members.values().stream()
        .flatMap(List::stream)
        .forEach(
            symbol -> {
              byClass.computeIfAbsent(symbol.cloneClass(), id -> new ArrayList<>()).add(symbol);
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
    Chances chances = new Chances();
    reader.forEach(
        scope.at() == Scope.NOW ? "query/live_symbols" : "query/lived_symbols",
        parameters,
        row -> {
          LiveSymbol symbol = LiveSymbol.of(row);
          chances.add(symbol);
          if (scope.covers(symbol)) {
            members.computeIfAbsent(symbol.form(), form -> new ArrayList<>()).add(symbol);
          }
        });
    members.values().forEach(list -> list.sort(Comparator.comparing(LiveSymbol::id)));
    Verdicts verdicts = Verdicts.of(reader, scope);
    LiveGraph graph =
        new LiveGraph(members, chances, verdicts, Suppressions.read(reader, scope), scope);
    reader.forEach(
        "query/lived_edges",
        Map.of(
            "tenant", scope.tenant(),
            "minConfidence", scope.minConfidence(),
            "at", Instants.stored(scope.at())),
        row -> {
          Similar similar =
              new Similar(row.decimal("confidence"), Math.toIntExact(row.number("cloneType")));
          graph.addEdge(row.text("lower"), row.text("higher"), similar);
          graph.addEdge(row.text("higher"), row.text("lower"), similar);
        });
    return graph;
  }

  private void addEdge(String from, String to, Similar similar) {
    edges.computeIfAbsent(from, id -> new HashMap<>()).merge(to, similar, Similar::stronger);
  }

  /** Forms in the order of their ids, each with its symbols in the order of theirs. */
  Map<String, List<LiveSymbol>> members() {
    return members;
  }

  /** Of how many pairs of the files of both a pair is one, whatever is asked about. */
  long chances(LiveSymbol a, LiveSymbol b) {
    return chances.of(a, b);
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

  /**
   * The symbols of other forms that resemble this one: by an edge of both classes, or because
   * people confirmed it of both forms. An edge says nothing of other classes of its forms: short
   * code of one form may do many things.
   */
  Map<LiveSymbol, Similar> similar(LiveSymbol symbol) {
    Map<LiveSymbol, Similar> similar = new HashMap<>();
    edges
        .getOrDefault(symbol.cloneClass(), Map.of())
        .forEach(
            (id, edge) ->
                byClass.getOrDefault(id, List.of()).forEach(other -> similar.put(other, edge)));
    confirmed
        .of(symbol.form())
        .forEach(
            (form, edge) ->
                members
                    .getOrDefault(form, List.of())
                    .forEach(other -> similar.putIfAbsent(other, edge)));
    return similar;
  }

  Verdicts verdicts() {
    return verdicts;
  }
}
