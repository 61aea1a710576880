package io.clonestream.query;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * Chooses among all pairs. A view that ranks sees every pair once before any is shown.
 *
 * <p>Views: {@code edges} shows every pair; {@code mutual} those in which each is the other's
 * nearest within its repository and language, ties kept; {@code top-k} those in which one is among
 * the k nearest of the other, ties broken by id.
 */
public abstract class PairView {

  boolean looksFirst() {
    return true;
  }

  void look(SymbolPair pair) {}

  abstract boolean shows(SymbolPair pair);

  public static PairView edges() {
    return new PairView() {
      @Override
      boolean looksFirst() {
        return false;
      }

      @Override
      boolean shows(SymbolPair pair) {
        return true;
      }
    };
  }

  public static PairView mutual() {
    return new Mutual();
  }

  /**
   * @param k at least 1
   */
  public static PairView top(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k " + k + " is not at least 1");
    }
    return new Top(k);
  }

  private static final class Mutual extends PairView {

    private final Map<String, Map<String, Double>> best = new HashMap<>();

    @Override
    void look(SymbolPair pair) {
      look(pair.a(), pair.b(), pair.confidence());
      look(pair.b(), pair.a(), pair.confidence());
    }

    @Override
    boolean shows(SymbolPair pair) {
      return pair.confidence() >= best(pair.a(), pair.b())
          && pair.confidence() >= best(pair.b(), pair.a());
    }

    private void look(LiveSymbol from, LiveSymbol to, double confidence) {
      best.computeIfAbsent(from.id(), id -> new HashMap<>())
          .merge(group(to), confidence, Math::max);
    }

    private double best(LiveSymbol from, LiveSymbol to) {
      return best.getOrDefault(from.id(), Map.of()).getOrDefault(group(to), 0.0);
    }

    private static String group(LiveSymbol symbol) {
      return symbol.repository() + ' ' + symbol.language();
    }
  }

  private static final class Top extends PairView {

    private record Partner(double confidence, String id) implements Comparable<Partner> {
      @Override
      public int compareTo(Partner other) {
        int byConfidence = Double.compare(other.confidence, confidence);
        return byConfidence != 0 ? byConfidence : id.compareTo(other.id);
      }
    }

    private final int k;
    private final Map<String, TreeSet<Partner>> nearest = new HashMap<>();

    Top(int k) {
      this.k = k;
    }

    @Override
    void look(SymbolPair pair) {
      look(pair.a(), pair.b(), pair.confidence());
      look(pair.b(), pair.a(), pair.confidence());
    }

    @Override
    boolean shows(SymbolPair pair) {
      return isNear(pair.a(), pair.b(), pair.confidence())
          || isNear(pair.b(), pair.a(), pair.confidence());
    }

    private void look(LiveSymbol from, LiveSymbol to, double confidence) {
      TreeSet<Partner> partners = nearest.computeIfAbsent(from.id(), id -> new TreeSet<>());
      partners.add(new Partner(confidence, to.id()));
      if (partners.size() > k) {
        partners.pollLast();
      }
    }

    private boolean isNear(LiveSymbol from, LiveSymbol to, double confidence) {
      TreeSet<Partner> partners = nearest.get(from.id());
      return partners != null && partners.contains(new Partner(confidence, to.id()));
    }
  }
}
