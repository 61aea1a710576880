package io.clonestream;

import io.clonestream.verify.AsOf;
import io.clonestream.verify.Difference;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints differences as of commits while they are found, and sums them up. */
final class AsOfReport implements AutoCloseable {

  private static final List<String> COLUMNS =
      List.of("commit", "difference", "owner", "element", "expected", "stored");

  private final OutputFormat format;
  private final PrintWriter out;
  private final int limit;
  private @Nullable RowPrinter printer;
  private final Map<Difference.Kind, Long> kinds = new EnumMap<>(Difference.Kind.class);
  private long commits;
  private long symbols;
  private long pairs;
  private long generated;
  private long refused;
  private long differences;

  AsOfReport(OutputFormat format, PrintWriter out, int limit) {
    this.format = format;
    this.out = out;
    this.limit = limit;
  }

  void add(AsOf asOf) {
    commits++;
    symbols += asOf.symbols();
    pairs += asOf.pairs();
    generated += asOf.generated().size();
    refused += asOf.refused().size();
    for (Difference difference : asOf.differences()) {
      kinds.merge(difference.kind(), 1L, Long::sum);
      if (++differences <= limit) {
        print(asOf.step().getHead(), difference);
      }
    }
  }

  private void print(String commit, Difference difference) {
    if (printer == null) {
      printer = RowPrinter.of(format, COLUMNS, out);
    }
    printer.row(
        commit,
        difference.kind().name().toLowerCase(Locale.ROOT),
        difference.owner(),
        difference.element(),
        difference.expected(),
        difference.stored());
  }

  boolean isEqual() {
    return differences == 0;
  }

  /** For people: beside the rows, which may be meant for a program. */
  void sumUp(PrintWriter err) {
    err.printf(
        Locale.ROOT,
        "compared as of %,d commits: %,d symbols, %,d pairs%n",
        commits,
        symbols,
        pairs);
    for (Difference.Kind kind : Difference.Kind.values()) {
      err.printf(
          Locale.ROOT,
          "%-9s %,d%n",
          kind.name().toLowerCase(Locale.ROOT),
          kinds.getOrDefault(kind, 0L));
    }
    if (generated > 0) {
      err.printf(
          Locale.ROOT,
          "counted apart: %,d pairs of a class that lived in generated code only%n",
          generated);
    }
    if (refused > 0) {
      err.printf(
          Locale.ROOT, "counted apart: %,d symbols in a state that the job refuses%n", refused);
    }
    err.println(
        isEqual()
            ? "As of every one of them the graph is what a fresh run makes."
            : "The graph differs.");
    err.flush();
  }

  @Override
  public void close() {
    if (printer != null) {
      printer.close();
    }
  }
}
