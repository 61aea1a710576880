package io.clonestream.tune;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.match.Similarity;
import io.clonestream.query.Chances;
import io.clonestream.query.LiveSymbol;
import io.clonestream.query.PairView;
import io.clonestream.query.SymbolPair;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Pairs of functions of different projects, which can only resemble each other by chance: how many
 * there are, and what of them is stored and shown.
 *
 * @param all pairs of distinct functions
 * @param stored how many of them are stored
 * @param shown those that the default view shows, the most confident first
 */
public record RandomPairs(long all, long stored, List<Shown> shown) {

  /** A pair that is shown, both by where they stand. */
  public record Shown(double confidence, String a, String b) {}

  /** A pair that is stored, with where its fragments stand. */
  record Stored(Specimen lower, Specimen higher, Similarity similarity) {

    boolean isRandom() {
      return lower.isOfAnotherProject(higher);
    }

    boolean isNoise() {
      return RandomPairs.isNoise(lower) || RandomPairs.isNoise(higher);
    }

    SymbolPair symbols(Chances chances) {
      LiveSymbol a = symbol(lower);
      LiveSymbol b = symbol(higher);
      return new SymbolPair(
          a, b, similarity.confidence(), similarity.cloneType(), 0, chances.of(a, b), null);
    }
  }

  /**
   * Of distinct specimens, and of everything that is stored of them.
   *
   * @param least confidence of what is shown
   */
  static RandomPairs of(Collection<Specimen> specimens, Collection<Stored> stored, double least) {
    Chances chances = Chances.of(specimens.stream().map(RandomPairs::symbol).toList());
    List<Stored> functions = stored.stream().filter(pair -> isFunction(pair.lower())).toList();
    PairView view = PairView.standard(least);
    List<Stored> visible = functions.stream().filter(pair -> !pair.isNoise()).toList();
    visible.forEach(pair -> view.look(pair.symbols(chances)));
    return new RandomPairs(
        count(specimens),
        functions.stream().filter(Stored::isRandom).count(),
        visible.stream()
            .filter(Stored::isRandom)
            .map(pair -> pair.symbols(chances))
            .filter(pair -> pair.confidence() >= least && view.shows(pair))
            .map(pair -> new Shown(pair.confidence(), pair.a().id(), pair.b().id()))
            .sorted(Comparator.comparingDouble(pair -> -pair.confidence()))
            .toList());
  }

  /** Share of random pairs that are stored. */
  double storedShare() {
    return (double) stored / all;
  }

  /** Share of random pairs that the default view shows. */
  double shownShare() {
    return (double) shown.size() / all;
  }

  private static long count(Collection<Specimen> specimens) {
    Map<String, Long> sizes =
        specimens.stream()
            .filter(RandomPairs::isFunction)
            .collect(Collectors.groupingBy(Specimen::project, Collectors.counting()));
    long all = sizes.values().stream().mapToLong(size -> size).sum();
    long within = sizes.values().stream().mapToLong(size -> size * size).sum();
    return (all * all - within) / 2;
  }

  private static boolean isFunction(Specimen specimen) {
    return specimen.fragment().kind() != SymbolKind.TYPE;
  }

  private static boolean isNoise(Specimen specimen) {
    return specimen.origin().test() || specimen.fragment().boilerplate() != null;
  }

  /** The specimen as the graph would have it. */
  private static LiveSymbol symbol(Specimen specimen) {
    Specimen.Origin origin = specimen.origin();
    Fragment fragment = specimen.fragment();
    Boilerplate boilerplate = fragment.boilerplate();
    return new LiveSymbol(
        origin.repository() + ":" + origin.path() + "#" + origin.localId(),
        origin.repository(),
        "",
        origin.path(),
        origin.name(),
        fragment.kind().name(),
        fragment.language(),
        false,
        origin.test(),
        0,
        0,
        0,
        fragment.id(),
        fragment.tokens(),
        fragment.formId(),
        boilerplate == null ? "" : boilerplate.name());
  }
}
