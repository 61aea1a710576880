package io.clonestream.local;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges.EdgeVersion;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionContext;

/**
 * What one would write by hand: UNWIND over a list of maps, one statement a kind of node or
 * relationship, one transaction a batch. It trusts its input: no stamps, no fence, nothing read,
 * each row once and in order. In the end it leaves the same graph as the sink.
 */
final class BenchLoop {

  private static final String MERGE_SYMBOL =
      "UNWIND $rows AS row MERGE (n:Symbol {id: row.id}) SET n += row";
  private static final String MERGE_FILE =
      """
      UNWIND $rows AS row
      MERGE (r:Repository {id: row.owner.id}) SET r += row.owner
      MERGE (f:File {id: row.file.id}) SET f += row.file
      MERGE (r)-[:CONTAINS]->(f)""";
  private static final String CREATE_DECLARES =
      """
      UNWIND $rows AS row
      MATCH (f:File {id: row.source}) MATCH (s:Symbol {id: row.target})
      CREATE (f)-[:DECLARES]->(s)""";
  private static final String CREATE_INSTANCE =
      """
      UNWIND $rows AS row
      MATCH (s:Symbol {id: row.source}) MERGE (c:CloneClass {id: row.target})
      CREATE (s)-[r:INSTANCE_OF]->(c) SET r = row.properties""";
  private static final String END_INSTANCE =
      """
      UNWIND $rows AS row
      MATCH (s:Symbol {id: row.source})-[old:INSTANCE_OF]->(c:CloneClass {id: row.target})
      CREATE (s)-[r:WAS_INSTANCE_OF]->(c) SET r = row.properties
      DELETE old""";
  private static final String CREATE_CALLS =
      """
      UNWIND $rows AS row
      MATCH (s:Symbol {id: row.source})
      MERGE (n:Name {id: row.target.id}) ON CREATE SET n += row.target
      CREATE (s)-[r:CALLS_NAME]->(n) SET r = row.properties""";
  private static final String MERGE_CLASS =
      """
      UNWIND $rows AS row
      MERGE (c:CloneClass {id: row.id}) SET c += row, c:Java
      MERGE (f:Form {id: row.formId}) SET f.tenant = row.tenant
      CREATE (c)-[:HAS_FORM]->(f)
      WITH DISTINCT f
      WHERE COUNT { (f)<-[:HAS_FORM]-() } > 1
      SET f.shared = true""";
  private static final String CREATE_PAIR =
      """
      UNWIND $rows AS row
      MERGE (a:CloneClass {id: row.source}) MERGE (b:CloneClass {id: row.target})
      CREATE (a)-[r:SIMILAR_TO]->(b) SET r = row.properties""";

  private final Driver driver;

  BenchLoop(Driver driver) {
    this.driver = driver;
  }

  /** Writes rows of one kind, in transactions of this many. */
  void write(List<GraphRow> rows, int batch) {
    try (Session session = driver.session()) {
      for (int from = 0; from < rows.size(); from += batch) {
        List<GraphRow> part = rows.subList(from, Math.min(rows.size(), from + batch));
        session.executeWriteWithoutResult(transaction -> write(transaction, part));
      }
    }
  }

  private static void write(TransactionContext transaction, List<GraphRow> rows) {
    if (rows.get(0) instanceof SymbolRow) {
      writeSymbols(transaction, rows.stream().map(row -> ((SymbolRow) row).symbol()).toList());
    } else if (rows.get(0) instanceof ClassRow) {
      run(transaction, MERGE_CLASS, rows.stream().map(BenchLoop::cloneClass).toList());
    } else {
      run(transaction, CREATE_PAIR, rows.stream().map(BenchLoop::pair).toList());
    }
  }

  private static void writeSymbols(TransactionContext transaction, List<SymbolHistory> symbols) {
    run(transaction, MERGE_SYMBOL, symbols.stream().map(BenchLoop::symbol).toList());
    boolean born = symbols.get(0).versions().size() == 1;
    if (born) {
      Set<Map<String, Object>> files = new HashSet<>();
      symbols.forEach(
          symbol -> files.add(Map.of("owner", repository(symbol), "file", file(symbol))));
      run(transaction, MERGE_FILE, List.copyOf(files));
      run(
          transaction,
          CREATE_DECLARES,
          symbols.stream()
              .<Map<String, Object>>map(
                  symbol -> Map.of("source", fileId(symbol), "target", symbol.symbolId()))
              .toList());
    } else {
      run(
          transaction,
          END_INSTANCE,
          symbols.stream().map(symbol -> instance(symbol, symbol.versions().get(0))).toList());
    }
    run(
        transaction,
        CREATE_INSTANCE,
        symbols.stream()
            .map(symbol -> instance(symbol, symbol.versions().get(symbol.versions().size() - 1)))
            .toList());
    if (born) {
      List<Map<String, Object>> calls = new ArrayList<>();
      symbols.forEach(
          symbol ->
              symbol
                  .versions()
                  .get(0)
                  .calledNames()
                  .forEach(name -> calls.add(call(symbol, name))));
      run(transaction, CREATE_CALLS, calls);
    }
  }

  private static void run(
      TransactionContext transaction, String statement, List<Map<String, Object>> rows) {
    transaction.run(statement, Map.of("rows", rows)).consume();
  }

  private static Map<String, Object> symbol(SymbolHistory symbol) {
    Version last = symbol.versions().get(symbol.versions().size() - 1);
    Map<String, Object> row = new HashMap<>();
    row.put("id", symbol.symbolId());
    row.put("tenant", symbol.tenant());
    row.put("repository", symbol.repository());
    row.put("branch", symbol.branch());
    row.put("path", symbol.path());
    row.put("name", symbol.name());
    row.put("qualifiedName", symbol.qualifiedName());
    row.put("kind", symbol.kind().name());
    row.put("language", symbol.language());
    row.put("signature", symbol.signature());
    row.put("previousSymbolId", symbol.previousSymbolId());
    row.put("generated", symbol.generated());
    row.put("test", symbol.test());
    row.put("versions", (long) symbol.versions().size());
    row.put("epoch", symbol.stamp().epoch());
    row.put("revision", symbol.stamp().revision());
    row.put("live", last.validTo() == SymbolHistory.OPEN);
    row.put("startLine", (long) last.startLine());
    row.put("endLine", (long) last.endLine());
    return row;
  }

  private static String repositoryId(SymbolHistory symbol) {
    return symbol.tenant() + "/" + symbol.repository() + "@" + symbol.branch();
  }

  private static String fileId(SymbolHistory symbol) {
    return repositoryId(symbol) + ":" + symbol.path();
  }

  private static Map<String, Object> repository(SymbolHistory symbol) {
    return Map.of(
        "id", repositoryId(symbol),
        "tenant", symbol.tenant(),
        "name", symbol.repository(),
        "branch", symbol.branch());
  }

  private static Map<String, Object> file(SymbolHistory symbol) {
    return Map.of(
        "id", fileId(symbol),
        "tenant", symbol.tenant(),
        "repository", symbol.repository(),
        "branch", symbol.branch(),
        "path", symbol.path(),
        "name", symbol.path().substring(symbol.path().lastIndexOf('/') + 1));
  }

  private static Map<String, Object> instance(SymbolHistory symbol, Version version) {
    Map<String, Object> properties = interval(version);
    properties.put("id", symbol.symbolId() + "!" + version.sequence());
    properties.put("sequence", version.sequence());
    properties.put("startLine", (long) version.startLine());
    properties.put("endLine", (long) version.endLine());
    properties.put("generated", version.generated());
    return Map.of(
        "source", symbol.symbolId(), "target", version.fragmentId(), "properties", properties);
  }

  private static Map<String, Object> call(SymbolHistory symbol, String name) {
    return Map.of(
        "source", symbol.symbolId(),
        "target",
            Map.of("id", symbol.tenant() + ":" + name, "tenant", symbol.tenant(), "name", name),
        "properties", interval(symbol.versions().get(0)));
  }

  private static Map<String, Object> interval(Version version) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("validFrom", time(version.validFrom()));
    properties.put("openedBy", version.openedBy());
    if (version.validTo() != SymbolHistory.OPEN) {
      properties.put("validTo", time(version.validTo()));
      properties.put("closedBy", version.closedBy());
    }
    return properties;
  }

  private static Map<String, Object> cloneClass(GraphRow row) {
    CloneClass cloneClass = ((ClassRow) row).cloneClass();
    ClassDescription code = cloneClass.description();
    Map<String, Object> properties = new HashMap<>();
    properties.put("id", code.fragmentId());
    properties.put("tenant", code.tenant());
    properties.put("name", code.name());
    properties.put("language", code.language());
    properties.put("kind", code.kind().name());
    properties.put("tokens", (long) code.tokens());
    properties.put("size", (long) cloneClass.size());
    properties.put("live", true);
    properties.put("peak", (long) cloneClass.peak());
    properties.put("periods", (long) cloneClass.periods().size());
    properties.put("formId", code.formId());
    properties.put("caption", code.name() + " ×" + cloneClass.size());
    properties.put("epoch", cloneClass.stamp().epoch());
    properties.put("revision", cloneClass.stamp().revision());
    return properties;
  }

  private static Map<String, Object> pair(GraphRow row) {
    var pair = ((PairRow) row).pair();
    Similarity similarity = pair.similarity();
    EdgeVersion edge = pair.versions().get(0);
    Map<String, Object> properties = new HashMap<>();
    properties.put("edgeId", edge.edgeId());
    properties.put("cloneType", (long) similarity.cloneType());
    properties.put("confidence", decimal(similarity.confidence()));
    properties.put("cosine", decimal(similarity.cosine()));
    properties.put("jaccard", decimal(similarity.jaccard()));
    properties.put("structure", decimal(similarity.structure()));
    properties.put("crossLanguage", similarity.crossLanguage());
    properties.put("model", similarity.model());
    properties.put("calibration", similarity.calibration());
    properties.put("validFrom", time(edge.validFrom()));
    properties.put("openedBy", edge.openedBy());
    properties.put("recordedAt", time(edge.validFrom()));
    properties.put("epoch", pair.stamp().epoch());
    properties.put("revision", pair.stamp().revision());
    return Map.of(
        "source", similarity.lowerId(), "target", similarity.higherId(), "properties", properties);
  }

  private static double decimal(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static ZonedDateTime time(long millis) {
    return ZonedDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }
}
