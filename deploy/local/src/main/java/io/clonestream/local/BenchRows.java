package io.clonestream.local;

import io.clonestream.extract.SymbolKind;
import io.clonestream.follow.Stamp;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.ClassDescription;
import io.clonestream.gate.CloneClass;
import io.clonestream.gate.Timeline;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairEdges.EdgeVersion;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * A repository as rows: files of twenty functions, one of four a copy of something popular, each
 * calling three names of which few are called very often.
 *
 * @param name of the repository; rows of two names share nothing but the names called
 * @param symbols how many
 */
record BenchRows(String name, int symbols) {

  private static final int FILE = 20;
  private static final int POPULAR = 50;
  private static final int NAMES = 400;
  private static final int CALLS = 3;
  private static final long BIRTH = 1_700_000_000_000L;
  private static final long EDIT = BIRTH + 86_400_000L;

  /** Rows of one kind: symbols, memberships, classes or edges. */
  List<GraphRow> of(String kind) {
    return switch (kind) {
      case "symbols" -> born();
      case "memberships" -> edited();
      case "classes" -> classes();
      case "edges" -> pairs();
      default -> throw new IllegalArgumentException("Kind '" + kind + "' is none of rows");
    };
  }

  /** Functions as they come with the first commit. */
  List<GraphRow> born() {
    return rows(i -> symbol(i, 1, List.of(version(i, 1, BIRTH, SymbolHistory.OPEN))));
  }

  /** The same after each was edited once: one membership ends, another begins. */
  List<GraphRow> edited() {
    return rows(
        i ->
            symbol(
                i,
                2,
                List.of(version(i, 1, BIRTH, EDIT), version(i, 2, EDIT, SymbolHistory.OPEN))));
  }

  /** The class of each function as edited. */
  List<GraphRow> classes() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      if (i % 4 != 0) {
        rows.add(cloneClass(i));
      }
    }
    return rows;
  }

  /** Every other class resembles one of few. */
  List<GraphRow> pairs() {
    List<GraphRow> rows = new ArrayList<>();
    int hubs = Math.min(POPULAR, symbols / 8);
    for (int i = hubs * 4; i < symbols; i++) {
      if (i % 4 != 0) {
        rows.add(pair(fragment(i % hubs * 4 + 1, 2), fragment(i, 2)));
      }
    }
    return rows;
  }

  private interface ByNumber {
    GraphRow row(int number);
  }

  private List<GraphRow> rows(ByNumber source) {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      rows.add(source.row(i));
    }
    return rows;
  }

  private GraphRow symbol(int i, long revision, List<Version> versions) {
    String path = "src/main/java/org/example/part%d/Type%d.java".formatted(i / 400, i / FILE);
    String qualified = "org.example.part%d.Type%d.method%d".formatted(i / 400, i / FILE, i);
    return new SymbolRow(
        new SymbolHistory(
            new Stamp(1, revision),
            "bench/" + name + "@main:" + path + "#" + qualified + "(int,String)",
            "bench",
            name,
            "main",
            path,
            "java",
            SymbolKind.METHOD,
            "method" + i,
            qualified,
            "int method" + i + "(int count, String text)",
            null,
            false,
            false,
            versions));
  }

  private Version version(int i, int sequence, long from, long to) {
    List<String> calls = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      int popularity = (i * 31 + call * 17) % NAMES;
      calls.add("call" + popularity * popularity / NAMES + "_" + call);
    }
    return new Version(
        sequence,
        fragment(i, sequence),
        from,
        to,
        sha(sequence),
        to == SymbolHistory.OPEN ? null : sha(sequence + 1),
        List.of(new Place(from, i % FILE * 10 + sequence, i % FILE * 10 + 9 + sequence)),
        null,
        null,
        calls,
        false);
  }

  private GraphRow cloneClass(int i) {
    return new ClassRow(
        CloneClass.of(
            new Stamp(1, 1),
            new ClassDescription(
                fragment(i, 2),
                "bench",
                "java",
                SymbolKind.METHOD,
                "method" + i,
                60,
                hash("form " + i / 3),
                null),
            Timeline.EMPTY.plus(EDIT, sha(2), 1)));
  }

  private GraphRow pair(String one, String other) {
    String lower = one.compareTo(other) < 0 ? one : other;
    String higher = lower.equals(one) ? other : one;
    Similarity similarity =
        new Similarity(
            lower, higher, "bench", 3, 0.91f, 0.83f, 0.7f, 0.88f, false, "minilm", "one");
    EdgeVersion edge = new EdgeVersion(hash(lower + higher), EDIT, PairEdges.OPEN, sha(2), null);
    return new PairRow(new PairEdges(new Stamp(1, 1), similarity, List.of(edge)));
  }

  /** One of four functions is a copy of a popular one. */
  private String fragment(int i, int sequence) {
    return hash(i % 4 == 0 ? "popular " + i / 4 % POPULAR : i + " version " + sequence);
  }

  private String hash(String text) {
    byte[] bytes = (name + text).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(bytes).toString().replace("-", "");
  }

  private static String sha(int commit) {
    return String.format(Locale.ROOT, "%040x", 0xabcdef00L + commit);
  }
}
