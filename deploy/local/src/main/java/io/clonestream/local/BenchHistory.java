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
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.schemas.CommitPublished;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A seeded graph in the proportions of a real one: repositories of types with methods that change
 * every few months, an eighth of them copies, calls to few popular and many rare names, and to each
 * class near misses, most of them past.
 */
final class BenchHistory {

  private static final Stamp STAMP = new Stamp(1, 1);
  static final Instant BEGIN = Instant.parse("2019-01-01T00:00:00Z");
  static final long SPAN = Duration.ofDays(6 * 365).toMillis();
  private static final int COMMITS = 5_000;
  private static final int REPOSITORIES = 20;
  private static final int METHODS_A_FILE = 8;
  private static final String[] LANGUAGES = {"java", "java", "python", "go"};

  private final SplittableRandom random;
  private final int symbols;
  private final int versions;
  private final Map<String, Timeline> lives = new LinkedHashMap<>();
  private final Map<String, String> languageOf = new LinkedHashMap<>();
  private final List<List<String>> versionsOf = new ArrayList<>();
  private final List<String> ids = new ArrayList<>();

  /**
   * @param versions of a symbol, at most
   */
  BenchHistory(int symbols, int versions, long seed) {
    this.symbols = symbols;
    this.versions = versions;
    this.random = new SplittableRandom(seed);
  }

  List<GraphRow> rows() {
    List<GraphRow> rows = new ArrayList<>();
    for (int i = 0; i < symbols; i++) {
      rows.add(symbol(i));
    }
    lives.forEach((fragment, life) -> rows.add(cloneClass(fragment, life)));
    rows.addAll(pairs());
    for (int i = 0; i < COMMITS; i++) {
      rows.add(new CommitRow(published(i)));
    }
    return rows;
  }

  /** Ids of symbols, in the order of their making. */
  List<String> symbolIds() {
    return List.copyOf(ids);
  }

  private static CommitPublished published(int i) {
    CommitPublished commit = new CommitPublished();
    Instant time = BEGIN.plusMillis(SPAN / COMMITS * i);
    commit.setTenant("t");
    commit.setRepository("repo" + i % REPOSITORIES);
    commit.setBranch("main");
    commit.setHead(commitOf(i));
    commit.setSequence(i / REPOSITORIES);
    commit.setPart(1);
    commit.setParts(1);
    commit.setAuthor("Ada");
    commit.setMessage("step " + i);
    commit.setPublisher("1");
    commit.setCommitTime(time);
    commit.setValidTime(time);
    commit.setSkipped(Map.of());
    return commit;
  }

  /** A commit that opened something, by its id. */
  String commit(int i) {
    return commitOf(new SplittableRandom(i).nextLong(COMMITS));
  }

  private static String commitOf(long instant) {
    return String.format(Locale.ROOT, "%040x", instant % COMMITS);
  }

  private SymbolRow symbol(int i) {
    int file = i / METHODS_A_FILE;
    String repository = "repo" + file % REPOSITORIES;
    String language = LANGUAGES[file % LANGUAGES.length];
    String path = "src/part" + file % 40 + "/File" + file + "." + language;
    boolean isType = i % METHODS_A_FILE == 0;
    String type = "File" + file;
    String name = isType ? type : name();
    String qualified = isType ? type : type + "." + name;
    String prefix = "t/" + repository + "@main:" + path + "#";
    String id = prefix + qualified + "(" + i + ")";
    List<Version> versions = versions(i, language, isType ? null : ids.get(i - i % METHODS_A_FILE));
    ids.add(id);
    versionsOf.add(versions.stream().map(Version::fragmentId).toList());
    return new SymbolRow(
        new SymbolHistory(
            STAMP,
            id,
            "t",
            repository,
            "main",
            path,
            language,
            isType ? SymbolKind.TYPE : SymbolKind.METHOD,
            name,
            qualified,
            qualified + "()",
            null,
            false,
            file % 5 == 0,
            versions));
  }

  /** One of 3,000 names, the first ones far more often. */
  private String name() {
    double skewed = random.nextDouble();
    return "name" + (int) (3_000 * skewed * skewed * skewed);
  }

  private List<Version> versions(int i, String language, @Nullable String parent) {
    int count = 1 + random.nextInt(versions);
    long from = BEGIN.toEpochMilli() + random.nextLong(SPAN / 2);
    List<Version> versions = new ArrayList<>();
    boolean copied = i > 100 && random.nextInt(8) == 0;
    for (int k = 0; k < count; k++) {
      boolean last = k == count - 1;
      long to =
          last && random.nextInt(10) > 0 ? Long.MAX_VALUE : from + 1 + random.nextLong(SPAN / 10);
      String fragment = copied && last ? borrowed(i, language) : "f" + i + "v" + k;
      languageOf.put(fragment, language);
      Timeline life = lives.getOrDefault(fragment, Timeline.EMPTY).plus(from, commitOf(from), 1);
      lives.put(fragment, to == Long.MAX_VALUE ? life : life.plus(to, commitOf(to), -1));
      versions.add(
          new Version(
              k + 1L,
              fragment,
              from,
              to,
              commitOf(from),
              to == Long.MAX_VALUE ? null : commitOf(to),
              List.of(new Place(from, 10, 40)),
              parent,
              null,
              List.of(name(), name(), name(), name()).stream().distinct().toList(),
              false));
      from = to;
    }
    return versions;
  }

  /** The last fragment of an earlier symbol of the language, or one of its own. */
  private String borrowed(int i, String language) {
    int other = random.nextInt(i);
    List<String> fragments = versionsOf.get(other);
    String last = fragments.get(fragments.size() - 1);
    return language.equals(languageOf.get(last)) ? last : "f" + i + "v0";
  }

  private static ClassRow cloneClass(String fragment, Timeline life) {
    int living = 0;
    for (Timeline.Period period : life.periods()) {
      living += period.to() == Long.MAX_VALUE ? 1 : 0;
    }
    return new ClassRow(
        new CloneClass(
            STAMP,
            new ClassDescription(
                fragment,
                "t",
                "java",
                SymbolKind.METHOD,
                "name",
                20 + Math.floorMod(fragment.hashCode(), 100),
                "form" + Math.floorMod(fragment.hashCode(), 1_000_000),
                null),
            living,
            life.peak(),
            life.periods()));
  }

  private List<PairRow> pairs() {
    List<String> classes = List.copyOf(lives.keySet());
    List<PairRow> pairs = new ArrayList<>();
    for (int i = 1; i < classes.size(); i++) {
      for (int k = 0; k < 2; k++) {
        String a = classes.get(i);
        String b = classes.get(k == 0 ? i - 1 : random.nextInt(i));
        long from = Math.max(begin(a), begin(b));
        long to = Math.min(end(a), end(b));
        if (a.equals(b) || from >= to) {
          continue;
        }
        String lower = a.compareTo(b) < 0 ? a : b;
        String higher = lower.equals(a) ? b : a;
        float confidence = 0.3f + 0.7f * (float) random.nextDouble();
        pairs.add(
            new PairRow(
                new PairEdges(
                    STAMP,
                    new Similarity(
                        lower, higher, "t", 3, confidence, 0.9f, 0.8f, 0.7f, k == 1, "m", "c"),
                    List.of(
                        new EdgeVersion(
                            "edge-" + lower + "-" + higher,
                            from,
                            to,
                            commitOf(from),
                            to == Long.MAX_VALUE ? null : commitOf(to))))));
      }
    }
    return pairs;
  }

  private long begin(String fragment) {
    return lives.getOrDefault(fragment, Timeline.EMPTY).periods().get(0).from();
  }

  private long end(String fragment) {
    List<Timeline.Period> periods = lives.getOrDefault(fragment, Timeline.EMPTY).periods();
    return periods.get(periods.size() - 1).to();
  }
}
