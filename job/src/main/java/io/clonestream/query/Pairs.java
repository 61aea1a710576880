package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Every pair of live symbols that resemble each other, classes and forms expanded: same class is
 * type 1 with confidence 1, same form type 2 with 0.99, similar forms as their edge says. Pairs
 * stream in the order of both ids, however many there are; a {@link PairView} chooses among them,
 * and {@link Noise} neither counts for its ranks nor is shown.
 */
public final class Pairs {

  private final GraphReader reader;

  public Pairs(GraphReader reader) {
    this.reader = reader;
  }

  /**
   * Gives the pairs that are shown.
   *
   * @return how many pairs would be shown besides if they were no noise
   */
  public LeftOut forEach(Scope scope, PairView view, Consumer<SymbolPair> consumer) {
    LiveGraph graph = LiveGraph.read(reader, scope);
    List<LiveSymbol> symbols =
        graph.members().values().stream()
            .flatMap(List::stream)
            .sorted(Comparator.comparing(LiveSymbol::id))
            .toList();
    if (view.looksFirst()) {
      expand(
          graph,
          symbols,
          pair -> {
            if (graph.noise(pair) == null) {
              view.look(pair);
            }
          });
    }
    LeftOut leftOut = new LeftOut();
    expand(
        graph,
        symbols,
        pair -> {
          if (pair.confidence() >= scope.minConfidence() && view.shows(pair)) {
            Noise noise = graph.noise(pair);
            if (noise == null) {
              consumer.accept(pair);
            } else {
              String kind = pair.a().boilerplate();
              leftOut.add(noise, kind.isEmpty() ? pair.b().boilerplate() : kind);
            }
          }
        });
    return leftOut;
  }

  private static void expand(
      LiveGraph graph, List<LiveSymbol> symbols, Consumer<SymbolPair> consumer) {
    for (LiveSymbol a : symbols) {
      List<SymbolPair> pairs = new ArrayList<>();
      for (LiveSymbol b : graph.members().getOrDefault(a.form(), List.of())) {
        boolean same = a.cloneClass().equals(b.cloneClass());
        add(pairs, a, b, same ? Similar.SAME_CLASS : Similar.SAME_FORM);
      }
      for (Map.Entry<String, Similar> link : graph.links(a.form()).entrySet()) {
        for (LiveSymbol b : graph.members().getOrDefault(link.getKey(), List.of())) {
          add(pairs, a, b, link.getValue());
        }
      }
      pairs.sort(Comparator.comparing(pair -> pair.b().id()));
      pairs.forEach(consumer);
    }
  }

  private static void add(List<SymbolPair> pairs, LiveSymbol a, LiveSymbol b, Similar similar) {
    if (a.id().compareTo(b.id()) < 0) {
      pairs.add(
          new SymbolPair(
              a, b, similar.confidence(), similar.cloneType(), Math.max(a.since(), b.since())));
    }
  }
}
