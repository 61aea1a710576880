package io.clonestream.query;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Chooses among all pairs. A view that ranks sees every pair once before any is shown.
 *
 * <p>Views: {@code default} shows within one language pairs of enough code, less of it where they
 * are all but equal, of kin those that are copies, and across languages those in which each is the
 * other's nearest in its language, ties kept; {@code edges} shows every pair; {@code mutual} those
 * in which each is the other's nearest within its repository and language, ties kept; {@code top-k}
 * those in which one is among the k nearest of the other, ties broken by id.
 */
public abstract class PairView {

  /** Tokens from which two pieces of code of one language are alike for a reason. */
  static final int ENOUGH_TOKENS = 50;

  /** Tokens from which they are where they are all but equal. */
  static final int FEW_TOKENS = 30;

  /** Confidence of what is all but equal. */
  static final double CERTAIN = .9;

  /** Confidence from which kin are copies. */
  static final double MORE_THAN_KIN = .98;

  boolean looksFirst() {
    return true;
  }

  /** Sees a pair before any is shown. */
  public void look(SymbolPair pair) {}

  /** Whether the view shows a pair that it saw. */
  public abstract boolean shows(SymbolPair pair);

  /**
   * The default. Across languages much has a cousin and only one is meant; within a language copies
   * come in groups, so that nearness to one says nothing against another, but the functions of two
   * files about one thing are kin without being copied.
   *
   * @param least confidence of what is shown where two files hold but one pair
   */
  public static PairView standard(double least) {
    return new Mutual(LiveSymbol::language) {
      @Override
      public boolean shows(SymbolPair pair) {
        if (!pair.a().language().equals(pair.b().language())) {
          return super.shows(pair);
        }
        return areKin(pair) ? isCopy(pair, least) : isLongEnough(pair);
      }
    };
  }

  private static boolean isLongEnough(SymbolPair pair) {
    int tokens = tokens(pair);
    return tokens >= ENOUGH_TOKENS || tokens >= FEW_TOKENS && pair.confidence() >= CERTAIN;
  }

  /**
   * Types that implement the same, and functions of files that hold several: they use the same
   * words in the same shapes without being copied. No model judged what one form joins.
   */
  private static boolean areKin(SymbolPair pair) {
    return pair.cloneType() > 2 && (pair.a().isType() || pair.chances() > 1);
  }

  /** Enough code, much of it equal, and surer the more pairs the files of both hold. */
  private static boolean isCopy(SymbolPair pair, double least) {
    return tokens(pair) >= ENOUGH_TOKENS
        && pair.cloneType() == 3
        && pair.confidence() >= MORE_THAN_KIN
        && pair.standsOut(least);
  }

  private static int tokens(SymbolPair pair) {
    return Math.min(pair.a().tokens(), pair.b().tokens());
  }

  public static PairView edges() {
    return new PairView() {
      @Override
      boolean looksFirst() {
        return false;
      }

      @Override
      public boolean shows(SymbolPair pair) {
        return true;
      }
    };
  }

  public static PairView mutual() {
    return new Mutual(symbol -> symbol.repository() + ' ' + symbol.language());
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

  /** Each the nearest of the other within a group of symbols. */
  private static class Mutual extends PairView {

    private final Function<LiveSymbol, String> group;
    private final Map<String, Map<String, Double>> best = new HashMap<>();

    Mutual(Function<LiveSymbol, String> group) {
      this.group = group;
    }

    @Override
    public void look(SymbolPair pair) {
      look(pair.a(), pair.b(), pair.confidence());
      look(pair.b(), pair.a(), pair.confidence());
    }

    @Override
    public boolean shows(SymbolPair pair) {
      return pair.confidence() >= best(pair.a(), pair.b())
          && pair.confidence() >= best(pair.b(), pair.a());
    }

    private void look(LiveSymbol from, LiveSymbol to, double confidence) {
      best.computeIfAbsent(from.id(), id -> new HashMap<>())
          .merge(group.apply(to), confidence, Math::max);
    }

    private double best(LiveSymbol from, LiveSymbol to) {
      return best.getOrDefault(from.id(), Map.of()).getOrDefault(group.apply(to), 0.0);
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
    public void look(SymbolPair pair) {
      look(pair.a(), pair.b(), pair.confidence());
      look(pair.b(), pair.a(), pair.confidence());
    }

    @Override
    public boolean shows(SymbolPair pair) {
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
