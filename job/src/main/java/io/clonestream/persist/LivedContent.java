package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.ClassDescription;
import io.clonestream.match.Similarity;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a graph says that lived on one branch at one instant: its symbols as they were then, their
 * clone classes with as many members as lived on this branch, and how these classes resembled each
 * other. Since when and until when is left out.
 */
public final class LivedContent {

  private static final String SYMBOL = "symbol ";
  private static final String CLASS = "class ";

  /** Begins the owner of a pair; both ids follow, a bar between them. */
  public static final String PAIR = "pair ";

  private final SortedMap<String, SortedMap<String, Map<String, Object>>> owners = new TreeMap<>();
  private final Set<String> classes = new TreeSet<>();

  private LivedContent() {}

  /**
   * What lived by these rows.
   *
   * @param branch tenant/repository@branch
   * @param at milliseconds since 1970 UTC
   */
  public static LivedContent of(Collection<GraphRow> rows, String branch, long at) {
    LivedContent content = new LivedContent();
    Map<String, String> classOf = new HashMap<>();
    for (GraphRow row : rows) {
      if (row instanceof SymbolRow symbol
          && SymbolStatements.repository(symbol.symbol()).equals(branch)) {
        for (Version version : symbol.symbol().versions()) {
          if (version.validFrom() <= at && at < version.validTo()) {
            content.symbol(symbol.symbol(), version, version.placeAt(at));
            classOf.put(symbol.symbol().symbolId(), version.fragmentId());
          }
        }
      }
    }
    content.classes.addAll(classOf.values());
    for (GraphRow row : rows) {
      if (row instanceof ClassRow known) {
        content.cloneClass(known.cloneClass().description());
      } else if (row instanceof PairRow pair) {
        boolean lived =
            pair.pair().versions().stream()
                .anyMatch(version -> version.validFrom() <= at && at < version.validTo());
        if (lived) {
          content.pair(pair.pair().similarity());
        }
      }
    }
    classOf.values().forEach(content::member);
    return content;
  }

  /**
   * What lived by a stored graph.
   *
   * @param leftOut ids of symbols that are not looked at
   */
  public static LivedContent stored(
      GraphReader reader, String branch, long at, Set<String> leftOut) {
    LivedContent content = new LivedContent();
    ZonedDateTime instant = ZonedDateTime.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
    List<String> members = new ArrayList<>();
    reader.forEach(
        "verify/lived_symbols",
        Map.of("repository", branch, "at", instant),
        row -> {
          if (leftOut.contains(row.text("id"))) {
            return;
          }
          String cloneClass = row.text("cloneClass");
          Map<String, Object> symbol = new HashMap<>(row.map("symbol"));
          symbol.put("memberOf", row.texts("memberOf").stream().sorted().toList());
          symbol.put("calls", row.texts("calls").stream().sorted().toList());
          content.put(SYMBOL + row.text("id"), "node", symbol);
          content.classes.add(cloneClass);
          content.elements(CLASS + cloneClass).putIfAbsent("node", new TreeMap<>(row.map("class")));
          members.add(cloneClass);
        });
    members.forEach(content::member);
    content.storedPairs(reader, instant);
    return content;
  }

  /**
   * Pairs of two classes of this branch; and those with a class that lived nowhere, which should
   * not have lived either. A pair with a class that lived on another branch only is none of ours.
   */
  private void storedPairs(GraphReader reader, ZonedDateTime instant) {
    Map<String, Map<String, Map<String, Object>>> outside = new TreeMap<>();
    reader.forEach(
        "verify/lived_pairs",
        Map.of("classes", List.copyOf(classes), "at", instant),
        row -> {
          String other = row.text("other");
          String owner = PAIR + row.text("lower") + "|" + row.text("higher");
          if (!classes.contains(other)) {
            outside
                .computeIfAbsent(other, absent -> new TreeMap<>())
                .put(owner, row.map("similarity"));
          } else if (row.text("class").equals(row.text("lower"))) { // each is found from both ends
            put(owner, "SIMILAR_TO", row.map("similarity"));
          }
        });
    reader.forEach(
        "verify/lived_classes",
        Map.of("classes", List.copyOf(outside.keySet()), "at", instant),
        row -> outside.remove(row.text("class")));
    outside
        .values()
        .forEach(
            pairs -> pairs.forEach((owner, similarity) -> put(owner, "SIMILAR_TO", similarity)));
  }

  /** Properties by element by owner, as in {@link GraphContent}. */
  public SortedMap<String, SortedMap<String, Map<String, Object>>> owners() {
    return owners;
  }

  /** Ids of the clone classes that lived. */
  public Set<String> classes() {
    return Collections.unmodifiableSet(classes);
  }

  public long symbols() {
    return count(SYMBOL);
  }

  public long pairs() {
    return count(PAIR);
  }

  private long count(String kind) {
    return owners.keySet().stream().filter(owner -> owner.startsWith(kind)).count();
  }

  private void symbol(SymbolHistory symbol, Version version, Place place) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("file", SymbolStatements.file(symbol));
    properties.put("name", symbol.name());
    properties.put("qualifiedName", symbol.qualifiedName());
    properties.put("test", symbol.test());
    properties.put("cloneClass", version.fragmentId());
    properties.put("generated", version.generated());
    properties.put("startLine", (long) place.startLine());
    properties.put("endLine", (long) place.endLine());
    properties.put(
        "memberOf",
        version.parentSymbolId() == null ? List.of() : List.of(version.parentSymbolId()));
    properties.put("calls", version.calledNames().stream().sorted().toList());
    put(SYMBOL + symbol.symbolId(), "node", properties);
  }

  private void cloneClass(ClassDescription known) {
    if (classes.contains(known.fragmentId())) {
      Map<String, Object> properties = new HashMap<>();
      properties.put("language", known.language());
      properties.put("kind", known.kind().name());
      properties.put("name", known.name());
      properties.put("tokens", (long) known.tokens());
      properties.put("form", known.formId());
      properties.put("boilerplate", known.boilerplate() == null ? "" : known.boilerplate().word());
      elements(CLASS + known.fragmentId()).put("node", new TreeMap<>(properties));
    }
  }

  private void member(String cloneClass) {
    elements(CLASS + cloneClass)
        .computeIfAbsent("node", absent -> new TreeMap<>())
        .merge("members", 1L, (a, b) -> (Long) a + (Long) b);
  }

  private void pair(Similarity similarity) {
    if (classes.contains(similarity.lowerId()) && classes.contains(similarity.higherId())) {
      Map<String, Object> properties = new HashMap<>();
      properties.put("cloneType", (long) similarity.cloneType());
      properties.put("confidence", Relationship.decimal(similarity.confidence()));
      properties.put("cosine", Relationship.decimal(similarity.cosine()));
      properties.put("jaccard", Relationship.decimal(similarity.jaccard()));
      properties.put("structure", Relationship.decimal(similarity.structure()));
      properties.put("crossLanguage", similarity.crossLanguage());
      properties.put("model", similarity.model());
      properties.put("calibration", similarity.calibration());
      put(PAIR + similarity.lowerId() + "|" + similarity.higherId(), "SIMILAR_TO", properties);
    }
  }

  /** Of an element that lived twice at one instant the second stands under a name of its own. */
  private void put(String owner, String element, Map<String, Object> properties) {
    SortedMap<String, Map<String, Object>> elements = elements(owner);
    String name = element;
    while (elements.containsKey(name)) {
      name += " again";
    }
    elements.put(name, new TreeMap<>(properties));
  }

  private SortedMap<String, Map<String, Object>> elements(String owner) {
    return owners.computeIfAbsent(owner, absent -> new TreeMap<>());
  }
}
