package io.clonestream.size;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Sizings side by side, as a table of Markdown. */
public final class SizingTable {

  private static final MathContext DIGITS = new MathContext(2);
  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;
  private static final double MILLIS = 1e3;
  private static final double KILO = 1e3;

  private final List<Sizing> shipped;
  private final List<Sizing> best;
  private final List<String> lines = new ArrayList<>();

  private SizingTable(List<Demand> demands, MeasuredFigures measured) {
    this.shipped = demands.stream().map(demand -> Sizing.shipped(demand, measured)).toList();
    this.best = demands.stream().map(demand -> Sizing.best(demand, measured)).toList();
  }

  /**
   * Prints what each of them takes.
   *
   * @param demands that differ in fragments alone
   */
  public static void print(List<Demand> demands, MeasuredFigures measured, Consumer<String> out) {
    SizingTable table = new SizingTable(demands, measured);
    table.fill();
    table.lines.forEach(out);
  }

  private void fill() {
    row(shipped, "fragments", sizing -> sizing.demand().fragments());
    lines.add("|---" + "|---".repeat(shipped.size()) + "|");
    section("with the codebook that ships");
    codebook(shipped);
    section("with as many cells as cost least");
    codebook(best);
    row(best, "codebook on the heap, MB", sizing -> sizing.codebookBytes() / MEGA);
    section("whichever codebook");
    row(best, "files of state, GB", sizing -> sizing.stateBytes() / GIGA);
    row(best, "sent between tasks of a new fragment, KB", one -> one.networkBytes() / KILO);
    row(best, "sent while loading, MB a second", sizing -> sizing.loadBytesASecond() / MEGA);
    row(best, "similar fragments stored of one", Sizing::partners);
    row(best, "of these shown by chance", Sizing::shownByChance);
    row(best, "nodes, million", sizing -> sizing.nodes() / MEGA);
    row(best, "relationships, million", sizing -> sizing.relationships() / MEGA);
    row(best, "store of Neo4j, GB", sizing -> sizing.graphBytes() / GIGA);
  }

  private void codebook(List<Sizing> sizings) {
    row(sizings, "cells", Sizing::cells);
    row(sizings, "members compared with a new fragment", Sizing::compared);
    row(sizings, "ms CPU of a new fragment", sizing -> sizing.newcomerSeconds() * MILLIS);
    row(sizings, "hours CPU to load all", Sizing::loadHours);
    row(sizings, "cores to load all in time", Sizing::loadCores);
    row(sizings, "cores for commits then", Sizing::commitCores);
    row(sizings, "TaskManagers", Sizing::taskManagers);
  }

  private void section(String name) {
    lines.add("| *" + name + "* |" + " |".repeat(shipped.size()));
  }

  private void row(List<Sizing> sizings, String name, ToDoubleFunction<Sizing> figure) {
    List<String> cells =
        sizings.stream().map(sizing -> rounded(figure.applyAsDouble(sizing))).toList();
    lines.add("| " + name + " | " + String.join(" | ", cells) + " |");
  }

  /** Two digits: the figures are not better known. */
  static String rounded(double value) {
    if (value == 0) {
      return "0";
    }
    double kept = new BigDecimal(value).round(DIGITS).doubleValue();
    return new DecimalFormat("#,##0.####", DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(kept);
  }

  /** Prints what is computed from. */
  public static void printFigures(MeasuredFigures measured, Consumer<String> out) {
    out.accept("| figure | value | unit | printed by |");
    out.accept("|---|---|---|---|");
    for (MeasuredFigures.Figure figure : measured.all()) {
      out.accept(
          "| "
              + String.join(
                  " | ",
                  figure.name(),
                  BigDecimal.valueOf(figure.value()).stripTrailingZeros().toPlainString(),
                  figure.unit(),
                  figure.by())
              + " |");
    }
  }
}
