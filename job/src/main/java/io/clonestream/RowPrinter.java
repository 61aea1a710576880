package io.clonestream;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints rows as they come: TSV and JSON stream, a table waits for its widths. */
abstract class RowPrinter implements AutoCloseable {

  final List<String> columns;
  final PrintWriter out;

  private RowPrinter(List<String> columns, PrintWriter out) {
    this.columns = List.copyOf(columns);
    this.out = out;
  }

  static RowPrinter of(OutputFormat format, List<String> columns, PrintWriter out) {
    return switch (format) {
      case TABLE -> new Table(columns, out);
      case TSV -> new Tsv(columns, out);
      case JSON -> new JsonArray(columns, out);
    };
  }

  /** Prints one row: a value for every column; null is empty, or JSON's null. */
  abstract void row(@Nullable Object... values);

  @Override
  public void close() {
    out.flush();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static final class Tsv extends RowPrinter {

    Tsv(List<String> columns, PrintWriter out) {
      super(columns, out);
      out.println(String.join("\t", columns));
    }

    @Override
    void row(@Nullable Object... values) {
      for (int i = 0; i < values.length; i++) {
        out.print(i == 0 ? "" : "\t");
        out.print(escaped(text(values[i])));
      }
      out.println();
    }

    private static String escaped(String value) {
      return value
          .replace("\\", "\\\\")
          .replace("\t", "\\t")
          .replace("\n", "\\n")
          .replace("\r", "\\r");
    }
  }

  private static final class JsonArray extends RowPrinter {

    private boolean first = true;

    JsonArray(List<String> columns, PrintWriter out) {
      super(columns, out);
      out.print('[');
    }

    @Override
    void row(@Nullable Object... values) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < values.length; i++) {
        object.put(columns.get(i), values[i]);
      }
      out.println(first ? "" : ",");
      out.print("  " + Json.of(object));
      first = false;
    }

    @Override
    public void close() {
      out.println(first ? "]" : System.lineSeparator() + "]");
      super.close();
    }
  }

  private static final class Table extends RowPrinter {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> columns, PrintWriter out) {
      super(columns, out);
      rows.add(columns);
    }

    @Override
    void row(@Nullable Object... values) {
      List<String> row = new ArrayList<>();
      for (Object value : values) {
        row.add(value instanceof Double number ? rounded(number) : text(value));
      }
      rows.add(row);
    }

    /** Four decimals: more say nothing of a confidence. */
    private static String rounded(double number) {
      return BigDecimal.valueOf(number)
          .setScale(4, RoundingMode.HALF_UP)
          .stripTrailingZeros()
          .toPlainString();
    }

    @Override
    public void close() {
      int[] widths = new int[columns.size()];
      rows.forEach(
          row -> {
            for (int i = 0; i < widths.length; i++) {
              widths[i] = Math.max(widths[i], row.get(i).length());
            }
          });
      for (List<String> row : rows) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
          String cell = row.get(i);
          line.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
        }
        out.println(line.toString().stripTrailing());
      }
      super.close();
    }
  }
}
