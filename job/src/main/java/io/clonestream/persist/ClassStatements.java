package io.clonestream.persist;

import io.clonestream.gate.CloneClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.driver.Transaction;

/** Writes clone classes with their language label, caption and form. */
final class ClassStatements {

  private ClassStatements() {}

  static void lock(List<CloneClass> classes, NodeLocks locks) {
    for (CloneClass cloneClass : classes) {
      locks.add("clone_class", cloneClass.fragmentId());
    }
  }

  static void write(Transaction transaction, List<CloneClass> classes, long epoch) {
    Stamps<CloneClass> stamps =
        Stamps.newer(
            transaction, "clone_class", classes, CloneClass::fragmentId, CloneClass::stamp, epoch);
    if (!stamps.rows().isEmpty()) {
      Cypher.write(
          transaction,
          "persist/set_clone_class",
          Map.of("rows", stamps.rows().stream().map(ClassStatements::properties).toList()));
    }
    if (!stamps.first().isEmpty()) {
      writeLabels(transaction, stamps.first());
      writeForms(transaction, stamps.first());
    }
  }

  private static void writeLabels(Transaction transaction, List<CloneClass> classes) {
    Map<String, List<String>> byLabel = new TreeMap<>();
    for (CloneClass cloneClass : classes) {
      byLabel
          .computeIfAbsent(label(cloneClass.language()), label -> new ArrayList<>())
          .add(cloneClass.fragmentId());
    }
    byLabel.forEach(
        (label, ids) ->
            Cypher.write(
                transaction, "persist/label_clone_class", Map.of("label", label, "ids", ids)));
  }

  private static void writeForms(Transaction transaction, List<CloneClass> classes) {
    Map<String, Map<String, Object>> tenants = new TreeMap<>();
    classes.forEach(
        one -> tenants.put(one.formId(), Map.of("id", one.formId(), "tenant", one.tenant())));
    SharedNodes.write(transaction, "form", tenants);
    var byForm = RelationshipDiff.bySource(classes, CloneClass::formId, CloneClass::fragmentId);
    Cypher.write(
        transaction,
        "persist/merge_has_form",
        Map.of("rows", RelationshipDiff.grouped(byForm, "targets")));
  }

  /** The language as a label: c_sharp becomes CSharp. */
  static String label(String language) {
    StringBuilder label = new StringBuilder();
    for (String word : language.split("[^A-Za-z0-9]+", -1)) {
      if (!word.isEmpty()) {
        label.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return label.isEmpty() ? "UnknownLanguage" : label.toString();
  }

  static Map<String, Object> properties(CloneClass cloneClass) {
    String name = cloneClass.name().isEmpty() ? "(anonymous)" : cloneClass.name();
    Map<String, Object> row = new HashMap<>();
    row.put("id", cloneClass.fragmentId());
    row.put("tenant", cloneClass.tenant());
    row.put("name", cloneClass.name());
    row.put("language", cloneClass.language());
    row.put("kind", cloneClass.kind().name());
    row.put("tokens", (long) cloneClass.tokens());
    row.put("size", (long) cloneClass.size());
    row.put("live", cloneClass.size() > 0);
    row.put("peak", (long) cloneClass.peak());
    row.put("periods", (long) cloneClass.periods().size());
    row.put("formId", cloneClass.formId());
    row.put("caption", name + " ×" + cloneClass.size());
    row.put("epoch", cloneClass.stamp().epoch());
    row.put("revision", cloneClass.stamp().revision());
    return row;
  }
}
