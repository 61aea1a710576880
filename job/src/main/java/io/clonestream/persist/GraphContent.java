package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a graph says: every node and relationship with its properties, under the key of the row that
 * is responsible for it. How it came to say so (stamps, times of recording) is left out, and so are
 * nodes that were only named by a row since replaced and stand alone, and pairs without a period.
 */
public final class GraphContent {

  private static final String NODE = "node";
  private static final Map<String, String> OWNERS =
      Map.of(
          "Repository", "repository",
          "File", "file",
          "Symbol", "symbol",
          "CloneClass", "class",
          "Form", "form",
          "Commit", "commit",
          "Tag", "tag",
          "Name", "name");
  private static final List<String> TYPES =
      List.of(
          "CONTAINS",
          "DECLARES",
          "INSTANCE_OF",
          "WAS_INSTANCE_OF",
          "MEMBER_OF",
          "WAS_MEMBER_OF",
          "MOVED_FROM",
          "WAS_MOVED_FROM",
          "CALLS_NAME",
          "WAS_CALLS_NAME",
          "HAS_FORM",
          "TAGS",
          "SIMILAR_TO",
          "WAS_SIMILAR_TO");

  /** Types that carry the stamp of their key, and therefore may stand without a period. */
  private static final List<String> STAMPED =
      Stream.concat(Stream.of("WAS_SIMILAR_TO"), RelationStatements.types().stream()).toList();

  private final SortedMap<String, SortedMap<String, Map<String, Object>>> owners = new TreeMap<>();

  private final Map<String, String> namedBy = new HashMap<>();

  private GraphContent() {}

  /** The content of a graph that holds exactly these rows. */
  public static GraphContent of(Collection<GraphRow> rows) {
    GraphContent content = new GraphContent();
    Map<String, CommitRow> heads = new TreeMap<>();
    for (GraphRow row : rows) {
      if (row instanceof SymbolRow symbol) {
        content.add(symbol.symbol());
      } else if (row instanceof ClassRow cloneClass) {
        content.add(cloneClass.cloneClass());
      } else if (row instanceof PairRow pair && !pair.pair().versions().isEmpty()) {
        content.add(pair.pair());
      } else if (row instanceof RelationRow stated && !stated.relation().versions().isEmpty()) {
        RelationStatements.relationships(stated.relation()).forEach(content::add);
      } else if (row instanceof TagRow tag) {
        content.add(tag);
      } else if (row instanceof CommitRow commit) {
        content.node("Commit", List.of("Commit"), CommitStatements.properties(commit));
        heads.merge(
            commit.branchId(), commit, (a, b) -> a.stamp().compareTo(b.stamp()) > 0 ? a : b);
      }
    }
    heads
        .values()
        .forEach(
            head -> content.node("Repository", List.of("Repository"), CommitStatements.head(head)));
    return content;
  }

  /** The content of a stored graph, all of it in memory. */
  public static GraphContent stored(GraphReader reader) {
    GraphContent content = new GraphContent();
    for (String label : OWNERS.keySet()) {
      reader.forEach(
          "verify/nodes",
          Map.of("label", label),
          row -> {
            Map<String, Object> properties = row.map("properties");
            boolean written = properties.containsKey("epoch") || properties.containsKey("sequence");
            if (written || row.flag("joined")) {
              content.node(label, row.texts("labels"), properties);
            }
          });
    }
    for (String type :
        Stream.concat(TYPES.stream(), RelationStatements.types().stream()).toList()) {
      reader.forEach(
          "verify/relationships",
          Map.of("type", type),
          row ->
              content.add(
                  new Relationship(
                      row.text("source"), type, row.text("target"), row.map("properties"))));
    }
    return content;
  }

  /** Properties by element by owner: the key of its row, or the kind and id of a shared node. */
  public SortedMap<String, SortedMap<String, Map<String, Object>>> owners() {
    return owners;
  }

  /**
   * Of nodes that have no row of their own, a row that names each: writing that one writes them.
   * Known of rows, not of a stored graph.
   */
  public Map<String, String> namedBy() {
    return namedBy;
  }

  private void add(SymbolHistory symbol) {
    node("Symbol", List.of("Symbol"), SymbolStatements.properties(symbol));
    node("File", List.of("File"), SymbolStatements.fileProperties(symbol));
    node("Repository", List.of("Repository"), SymbolStatements.repositoryProperties(symbol));
    String file = SymbolStatements.file(symbol);
    String key = "symbol " + symbol.symbolId();
    namedBy.putIfAbsent("file " + file, key);
    namedBy.putIfAbsent("repository " + SymbolStatements.repository(symbol), key);
    once(new Relationship(SymbolStatements.repository(symbol), "CONTAINS", file, Map.of()));
    once(new Relationship(file, "DECLARES", symbol.symbolId(), Map.of()));
    for (Relationship relationship : SymbolPeriods.relationships(symbol)) {
      add(relationship);
      String target = relationship.target();
      switch (base(relationship.type())) {
        case "MEMBER_OF", "MOVED_FROM" -> node("Symbol", List.of("Symbol"), Map.of("id", target));
        case "INSTANCE_OF" -> node("CloneClass", List.of("CloneClass"), Map.of("id", target));
        default -> {
          // names follow
        }
      }
    }
    symbol.versions().stream()
        .flatMap(version -> version.calledNames().stream())
        .distinct()
        .forEach(
            name -> {
              node("Name", List.of("Name"), SymbolStatements.nameProperties(symbol, name));
              namedBy.putIfAbsent("name " + SymbolPeriods.name(symbol, name), key);
            });
  }

  private void add(PairEdges pair) {
    for (String id : List.of(pair.similarity().lowerId(), pair.similarity().higherId())) {
      node("CloneClass", List.of("CloneClass"), Map.of("id", id));
    }
    PairStatements.relationships(pair, 0).forEach(this::add);
  }

  private void add(TagRow tag) {
    node("Tag", List.of("Tag"), TagStatements.properties(tag));
    String commit = tag.commitId();
    if (commit != null) {
      add(new Relationship(tag.id(), "TAGS", commit, Map.of()));
      node("Commit", List.of("Commit"), Map.of("id", commit));
    }
  }

  private void add(CloneClass cloneClass) {
    ClassDescription code = cloneClass.description();
    node(
        "CloneClass",
        List.of("CloneClass", ClassStatements.label(code.language())),
        ClassStatements.properties(cloneClass));
    node("Form", List.of("Form"), Map.of("id", code.formId(), "tenant", code.tenant()));
    once(new Relationship(code.fragmentId(), "HAS_FORM", code.formId(), Map.of()));
    String first = "class " + code.fragmentId();
    if (!first.equals(namedBy.getOrDefault("form " + code.formId(), first))) {
      node("Form", List.of("Form"), Map.of("id", code.formId(), "shared", true));
    }
    namedBy.putIfAbsent("form " + code.formId(), first);
  }

  /** A node may be told of several times, by each row that names it. */
  private void node(String label, List<String> labels, Map<String, Object> properties) {
    Map<String, Object> known =
        elements(OWNERS.get(label) + " " + properties.get("id"))
            .computeIfAbsent(NODE, absent -> new TreeMap<>());
    properties.forEach(
        (key, value) -> {
          if (value != null && !PairStatements.NOT_CONTENT.contains(key)) {
            known.put(key, value);
          }
        });
    List<String> sorted = labels.stream().sorted().toList();
    known.merge("labels", sorted, (a, b) -> ((List<?>) a).size() >= ((List<?>) b).size() ? a : b);
  }

  /** A relationship that each of several rows implies. */
  private void once(Relationship relationship) {
    elements(owner(relationship)).put(name(relationship), properties(relationship));
  }

  private void add(Relationship relationship) {
    if (STAMPED.contains(relationship.type())
        && !relationship.properties().containsKey("validFrom")) {
      return;
    }
    SortedMap<String, Map<String, Object>> elements = elements(owner(relationship));
    String name = name(relationship);
    while (elements.containsKey(name)) {
      name += " again";
    }
    elements.put(name, properties(relationship));
  }

  private SortedMap<String, Map<String, Object>> elements(String owner) {
    return owners.computeIfAbsent(owner, absent -> new TreeMap<>());
  }

  private static Map<String, Object> properties(Relationship relationship) {
    Map<String, Object> properties = new HashMap<>(relationship.properties());
    properties.keySet().removeAll(PairStatements.NOT_CONTENT);
    properties.put("type", relationship.type());
    return new TreeMap<>(properties);
  }

  private static String owner(Relationship relationship) {
    return switch (base(relationship.type())) {
      case "CONTAINS" -> "file " + relationship.target();
      case "DECLARES" -> "symbol " + relationship.target();
      case "TAGS" -> "tag " + relationship.source();
      case "HAS_FORM" -> "class " + relationship.source();
      case "SIMILAR_TO" -> "pair " + relationship.source() + "|" + relationship.target();
      default -> {
        Object relation = relationship.properties().get("relationId");
        yield relation == null ? "symbol " + relationship.source() : "relation " + relation;
      }
    };
  }

  /** The tense is a property: what ended and is stored as present differs, it is not missing. */
  private static String name(Relationship relationship) {
    List<String> words = new ArrayList<>(List.of(base(relationship.type())));
    words.add("from " + relationship.source());
    words.add("to " + relationship.target());
    for (String key : List.of("id", "edgeId", "validFrom")) {
      Object value = relationship.properties().get(key);
      if (value != null) {
        words.add(key + " " + value);
        break;
      }
    }
    return String.join(" ", words);
  }

  private static String base(String type) {
    return type.startsWith("WAS_") ? type.substring("WAS_".length()) : type;
  }
}
