package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Every pair of live symbols that resemble each other, classes and forms expanded: same class is
 * type 1 with confidence 1, same form type 2 with 0.99, other classes as their edge says. A symbol
 * and what it encloses are no pair. Pairs stream in the order of both ids, however many there are;
 * a {@link PairView} chooses among them, and {@link Noise} neither counts for its ranks nor is
 * shown.
 */
public final class Pairs {

  private final GraphReader reader;

  public Pairs(GraphReader reader) {
    this.reader = reader;
  }

  /**
   * Gives the pairs that are shown; those that people confirmed, whatever their confidence and
   * rank.
   *
   * @param silenced takes the pairs that people said are no clones, in whatever view
   * @return how many pairs would be shown besides if they were no noise
   */
  public LeftOut forEach(
      Scope scope, PairView view, Consumer<SymbolPair> consumer, Consumer<SymbolPair> silenced) {
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
            if (!pair.isSilenced() && graph.noise(pair) == null) {
              view.look(pair);
            }
          });
    }
    LeftOut leftOut = new LeftOut();
    expand(
        graph,
        symbols,
        pair -> {
          boolean sure = pair.confidence() >= scope.minConfidence();
          if (pair.isConfirmed()) {
            consumer.accept(pair);
          } else if (sure && pair.isSilenced()) {
            silenced.accept(pair);
          } else if (sure && view.shows(pair)) {
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
        if (isFirst(a, b)) {
          Verdict verdict = graph.verdicts().within(a, b);
          pairs.add(SymbolPair.of(a, b, Similar.withinForm(a, b), graph.chances(a, b), verdict));
        }
      }
      graph
          .similar(a)
          .forEach(
              (b, similar) -> {
                if (isFirst(a, b)) {
                  Verdict verdict = graph.verdicts().onForms(a.form(), b.form());
                  pairs.add(SymbolPair.of(a, b, similar, graph.chances(a, b), verdict));
                }
              });
      pairs.sort(Comparator.comparing(pair -> pair.b().id()));
      pairs.forEach(consumer);
    }
  }

  /** Whether the pair is met here: each is met once. */
  private static boolean isFirst(LiveSymbol a, LiveSymbol b) {
    return a.id().compareTo(b.id()) < 0 && !a.encloses(b) && !b.encloses(a);
  }
}
