package io.clonestream.query;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a view leaves code out unless asked for it. What falls under several rules counts under the
 * first.
 */
public enum Noise {
  /** A rule in the repository says so, with its reason. */
  SUPPRESSED,
  /** The path says that it is test code. */
  TESTS,
  /** Its file states that a program wrote it. */
  GENERATED,
  /** Alike because a language, a framework or an IDE asks for it. */
  BOILERPLATE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether the symbol says so itself. */
  boolean applies(LiveSymbol symbol) {
    return switch (this) {
      case SUPPRESSED -> false;
      case TESTS -> symbol.test();
      case GENERATED -> symbol.generated();
      case BOILERPLATE -> !symbol.boilerplate().isEmpty();
    };
  }

  /** The first rule that leaves a symbol out; null when none does. */
  static @Nullable Noise of(LiveSymbol symbol, Set<Noise> included, Suppressions suppressions) {
    if (suppressions.covers(symbol)) {
      return SUPPRESSED;
    }
    for (Noise noise : values()) {
      if (!included.contains(noise) && noise.applies(symbol)) {
        return noise;
      }
    }
    return null;
  }
}
