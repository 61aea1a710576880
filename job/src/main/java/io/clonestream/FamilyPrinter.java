package io.clonestream;

import io.clonestream.query.Family;
import io.clonestream.query.LiveSymbol;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Families as people read them, or as rows. */
final class FamilyPrinter {

  private static final Map<Integer, String> CLONE_TYPES =
      Map.of(1, "same", 2, "renamed", 3, "near miss", 4, "same meaning");

  private FamilyPrinter() {}

  static void print(List<Family> families, OutputFormat format, PrintWriter out) {
    switch (format) {
      case TABLE -> table(families, out);
      case TSV -> tsv(families, out);
      case JSON -> json(families, out);
    }
    out.flush();
  }

  private static void table(List<Family> families, PrintWriter out) {
    if (families.isEmpty()) {
      out.println("No clone families.");
    }
    int rank = 0;
    for (Family family : families) {
      out.println(
          String.format(
              Locale.ROOT,
              "%d. %s: %d copies in %s, type %d (%s), confidence %.2f, since %s%s",
              ++rank,
              family.name().isEmpty() ? "(anonymous)" : family.name(),
              family.members().size(),
              counted(family.repositories(), "repository", "repositories"),
              family.cloneType(),
              CLONE_TYPES.getOrDefault(family.cloneType(), "unknown"),
              family.confidence(),
              instant(family.since()),
              costs(family)));
      for (LiveSymbol member : family.members()) {
        out.println(
            "     "
                + member.repository()
                + "  "
                + member.path()
                + ":"
                + member.startLine()
                + "  "
                + member.name());
      }
    }
  }

  private static String costs(Family family) {
    return (family.changes() == 0
            ? ""
            : ", " + counted(family.changes(), "change", "changes") + " in its last year")
        + (family.diverged() == 0
            ? ""
            : ", " + counted(family.diverged(), "pair", "pairs") + " diverged");
  }

  private static void tsv(List<Family> families, PrintWriter out) {
    List<String> columns =
        List.of(
            "family",
            "clone_type",
            "confidence",
            "since",
            "repository",
            "path",
            "start_line",
            "end_line",
            "name",
            "symbol_id");
    try (RowPrinter printer = RowPrinter.of(OutputFormat.TSV, columns, out)) {
      int rank = 0;
      for (Family family : families) {
        rank++;
        for (LiveSymbol member : family.members()) {
          printer.row(
              rank,
              family.cloneType(),
              family.confidence(),
              instant(family.since()),
              member.repository(),
              member.path(),
              member.startLine(),
              member.endLine(),
              member.name(),
              member.id());
        }
      }
    }
  }

  private static void json(List<Family> families, PrintWriter out) {
    List<String> columns =
        List.of(
            "name",
            "clone_type",
            "confidence",
            "since",
            "repositories",
            "changes",
            "diverged",
            "actionability",
            "members");
    try (RowPrinter printer = RowPrinter.of(OutputFormat.JSON, columns, out)) {
      for (Family family : families) {
        printer.row(
            family.name(),
            family.cloneType(),
            family.confidence(),
            instant(family.since()),
            family.repositories(),
            family.changes(),
            family.diverged(),
            family.actionability(),
            family.members().stream().map(FamilyPrinter::member).toList());
      }
    }
  }

  private static Map<String, Object> member(LiveSymbol member) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("repository", member.repository());
    object.put("path", member.path());
    object.put("start_line", member.startLine());
    object.put("end_line", member.endLine());
    object.put("name", member.name());
    object.put("symbol_id", member.id());
    return object;
  }

  static String instant(long millis) {
    return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}
