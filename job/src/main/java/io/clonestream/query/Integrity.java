package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphSchema;
import io.clonestream.query.IntegrityReport.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is wrong with a graph, by the graph alone: it must hold together, whatever was recorded. (It
 * does not see what is missing as a whole; the oracle does.)
 */
public final class Integrity {

  /** Constraints and indexes that are missing. */
  public static final String SCHEMA = "schema";

  /** The checks, each a statement of this name under {@code integrity/}. */
  public static final List<String> CHECKS =
      List.of(
          SCHEMA,
          "symbols_without_file",
          "symbols_in_wrong_files",
          "files_without_repository",
          "files_without_symbols",
          "classes_without_instance",
          "classes_without_form",
          "forms_without_classes",
          "names_without_calls",
          "overlapping_versions",
          "inverted_intervals",
          "wrong_tense",
          "symbol_contradictions",
          "class_contradictions",
          "form_contradictions",
          "dead_edges",
          "edges_without_basis",
          "relations_without_symbol",
          "overlapping_relations",
          "tags_astray",
          "duplicated_ids",
          "mixed_models",
          "impossible_stamps",
          "broken_chains",
          "commits_out_of_order",
          "heads_without_commit");

  private final GraphReader reader;

  public Integrity(GraphReader reader) {
    this.reader = reader;
  }

  /** Runs every check. */
  public IntegrityReport report() {
    Map<String, List<Finding>> findings = new LinkedHashMap<>();
    for (String check : CHECKS) {
      findings.put(check, check.equals(SCHEMA) ? schema() : findings(check));
    }
    long[] elements = {GraphSchema.names().size()};
    reader.forEach("integrity/elements", Map.of(), row -> elements[0] += row.number("elements"));
    return new IntegrityReport(findings, elements[0]);
  }

  private List<Finding> findings(String check) {
    List<Finding> findings = new ArrayList<>();
    reader.forEach(
        "integrity/" + check,
        Map.of(),
        row ->
            findings.add(
                new Finding(
                    row.text("owner"),
                    row.text("entity"),
                    row.text("element"),
                    row.text("finding"))));
    return findings;
  }

  private List<Finding> schema() {
    Map<String, Boolean> there = new HashMap<>();
    reader.forEach(
        "integrity/schema", Map.of(), row -> there.put(row.text("name"), row.flag("constraint")));
    List<Finding> findings = new ArrayList<>();
    for (String name : GraphSchema.names()) {
      Boolean constraint = there.get(name);
      if (constraint == null || (name.endsWith("_id") && !constraint)) {
        findings.add(
            new Finding(
                "",
                name,
                name,
                constraint == null ? "is missing or does not work" : "is no constraint"));
      }
    }
    return findings;
  }
}
