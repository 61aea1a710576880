package io.clonestream.persist;

import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes clone classes with their language label, caption and form. */
final class ClassStatements {

  private ClassStatements() {}

  static void lock(List<CloneClass> classes, NodeLocks locks) {
    for (CloneClass cloneClass : classes) {
      locks.add("clone_class", cloneClass.fragmentId());
    }
  }

  /**
   * @param locked the classes
   */
  static void write(
      GraphTransaction transaction, List<CloneClass> classes, LockedClasses locked, long epoch) {
    Stamps<CloneClass> stamps =
        Stamps.newer(classes, CloneClass::fragmentId, CloneClass::stamp, locked.stamps(), epoch);
    Map<String, List<Map<String, Object>>> byLabel = new TreeMap<>();
    for (CloneClass cloneClass : stamps.rows()) {
      byLabel
          .computeIfAbsent(label(cloneClass.description().language()), label -> new ArrayList<>())
          .add(located(cloneClass, locked));
    }
    byLabel.forEach(
        (label, rows) ->
            transaction.write("persist/set_clone_class", Map.of("label", label, "rows", rows)));
    if (!stamps.first().isEmpty()) {
      transaction.write("persist/create_has_form", Map.of("rows", forms(stamps.first(), locked)));
      share(transaction, stamps.first().stream().map(one -> one.description().formId()).toList());
    }
  }

  /**
   * Marks which of these forms have several classes. Who made the second class of a form has it
   * locked since then, so that each counts what the other wrote.
   */
  static void share(GraphTransaction transaction, Collection<String> forms) {
    transaction.write(
        "persist/share_forms", Map.of("ids", forms.stream().distinct().sorted().toList()));
  }

  private static Map<String, Object> located(CloneClass cloneClass, LockedClasses locked) {
    Map<String, Object> row = properties(cloneClass);
    row.put("element", locked.element(cloneClass.fragmentId()));
    return row;
  }

  private static List<Map<String, Object>> forms(List<CloneClass> classes, LockedClasses locked) {
    SortedMap<String, List<String>> sources = new TreeMap<>();
    Map<String, Map<String, Object>> properties = new HashMap<>();
    for (CloneClass cloneClass : classes) {
      ClassDescription code = cloneClass.description();
      sources
          .computeIfAbsent(code.formId(), form -> new ArrayList<>())
          .add(locked.element(code.fragmentId()));
      properties.put(code.formId(), Map.of("tenant", code.tenant()));
    }
    return SharedNodes.rows("target", properties, "sources", sources);
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
    ClassDescription code = cloneClass.description();
    String name = code.name().isEmpty() ? "(anonymous)" : code.name();
    Map<String, Object> row = new HashMap<>();
    row.put("id", code.fragmentId());
    row.put("tenant", code.tenant());
    row.put("name", code.name());
    row.put("language", code.language());
    row.put("kind", code.kind().name());
    row.put("tokens", (long) code.tokens());
    row.put("size", (long) cloneClass.size());
    row.put("live", cloneClass.size() > 0);
    row.put("peak", (long) cloneClass.peak());
    row.put("periods", (long) cloneClass.periods().size());
    row.put("formId", code.formId());
    Boilerplate boilerplate = code.boilerplate();
    row.put("boilerplate", boilerplate == null ? null : boilerplate.word());
    row.put("caption", name + " ×" + cloneClass.size());
    row.put("epoch", cloneClass.stamp().epoch());
    row.put("revision", cloneClass.stamp().revision());
    return row;
  }
}
