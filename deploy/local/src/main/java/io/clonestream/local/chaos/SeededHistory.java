package io.clonestream.local.chaos;

import io.clonestream.local.GitHistory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A Git repository that grows by seed: every commit adds a near miss of an earlier function, so
 * that edges keep coming, and some edit, copy, move, delete or bring back older files. The same
 * seed always gives the same commits.
 */
final class SeededHistory implements AutoCloseable {

  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
  private static final int FAMILY = 4;

  /** From then on as many go as come. */
  private static final int MOST_FILES = 400;

  /** %1$s to %3$s are words, %4$d is a number. */
  private static final List<String> SHAPES =
      """
      if %1$s > %4$d: %2$s = %2$s + %3$s(%1$s)
      %1$s = [%2$s for %2$s in %3$s if %2$s.ready(%4$d)]
      %1$s = %2$s.%3$s(%1$s, %4$d)
      while %1$s < %2$s: %1$s += %3$s.step
      assert %1$s is not None, '%2$s %3$s'
      %1$s = {%2$s: %3$s[%4$d]}
      with open(%1$s) as %2$s: %3$s = %2$s.read()
      for %1$s in range(%4$d): %2$s.append(%3$s)
      %1$s = lambda %2$s: %2$s * %4$d - %3$s
      %1$s, %2$s = %3$s.split('%4$d')
      print('%1$s', %2$s & %4$d, file=%3$s)
      del %1$s[%2$s:%3$s]
      yield %1$s or %2$s[-%4$d]
      %1$s = %2$s if %3$s else %4$d
      if not isinstance(%1$s, %2$s): raise TypeError(%3$s)
      %1$s = sorted(%2$s, key=lambda %3$s: -%3$s.size)[:%4$d]
      global %1$s, %2$s, %3$s
      %1$s = (%2$s << %4$d) ^ ~%3$s
      %1$s |= {%2$s, %3$s, %4$d}
      %1$s = ''.join(chr(%4$d + %2$s) for %2$s in %3$s)
      if %1$s in %2$s and %3$s is True: return %4$d
      import %1$s.%2$s as %3$s
      %1$s = max(%4$d, min(%2$s, %3$s))
      %1$s[%2$s] = %1$s.get(%2$s, %4$d) // %3$s\
      """
          .lines()
          .toList();

  static final List<String> WORDS =
      List.of(
          """
          account anchor antenna archive armour arrow auction autumn bakery balance ballot banner barrel
          battery beacon bishop blanket border bottle branch bridge bucket budget buffer bundle butter
          cabin camera canal candle carbon carpet castle cattle cement chapel cheese circuit clinic coffee
          column compass copper cotton cradle crystal curtain cushion decimal deposit desert diesel dinner
          doctor dragon drawer eclipse editor elbow engine estate fabric factory falcon feather ferry
          festival filter finger flavour forest fossil frame funnel galaxy garden gasket glacier glove
          granite guitar hammer harbour harvest helmet hockey honey hunter insect island jacket jungle
          kernel kettle kitchen ladder lantern lawyer lemon library lobster magnet mammal marble market
          meadow medal melody mirror monkey mortar museum napkin needle nickel nozzle oasis orbit orchard
          oxygen oyster packet paddle palace parcel pencil pepper pigeon pillow planet plaster pocket
          police potato powder prairie puzzle quarry quartz rabbit radar ribbon rifle river rocket
          rudder saddle salmon scarf season shadow silver sketch socket spider statue summit sunset
          tailor tanker teapot temple thunder ticket timber tunnel turbine turtle valley vapour velvet
          vessel violin volcano wagon walnut weapon whistle window winter zipper\
          """
              .strip()
              .split("\\s+"));

  private final GitHistory git;
  private final SplittableRandom random;
  private final TreeMap<String, String> files = new TreeMap<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<ObjectId> heads = new ArrayList<>();
  private List<String> family = List.of();
  private Duration clock = Duration.ZERO;
  private int commits;
  private int members;
  private int paths;

  SeededHistory(Path directory, long seed) throws IOException {
    this.git = new GitHistory(directory, "CloneStream chaos");
    this.random = new SplittableRandom(seed);
  }

  /** Commits so far, those of forced pushes included. */
  int commits() {
    return commits;
  }

  /** From the next commit on the clock of those who commit is wrong by so much. */
  void setClock(Duration wrongBy) {
    clock = wrongBy;
  }

  /** Adds the next commit and makes it the head. */
  void grow() throws IOException {
    add();
    switch (random.nextInt(10)) {
      case 0, 1, 2 -> change(anyPath());
      case 3 -> files.put(nextPath("copy"), content(anyPath()));
      case 4 -> files.put(nextPath("moved"), remove(anyPath()));
      case 5 -> deleted.add(remove(anyPath()));
      case 6 -> {
        if (!deleted.isEmpty()) {
          files.put(nextPath("back"), deleted.remove(random.nextInt(deleted.size())));
        }
      }
      default -> {}
    }
    while (files.size() > MOST_FILES) {
      remove(anyPath());
    }
    commit();
  }

  /** Forgets the last commits and puts another one in their place, as a forced push does. */
  void rewrite() throws IOException {
    int back = Math.min(heads.size() - 1, 1 + random.nextInt(4));
    heads.subList(heads.size() - back, heads.size()).clear();
    git.backTo(heads.get(heads.size() - 1));
    change(anyPath());
    commit();
  }

  private void commit() throws IOException {
    DirCacheBuilder tree = DirCache.newInCore().builder();
    for (var file : files.entrySet()) {
      git.add(tree, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
    }
    commits++;
    git.commit(tree, "Commit " + commits, BEGIN.plusSeconds(60L * commits).plus(clock));
    heads.add(git.publish());
  }

  private void add() {
    files.put(nextPath("part"), String.join("\n", member()) + "\n");
  }

  private List<String> member() {
    boolean first = members++ % FAMILY == 0;
    if (first) {
      family = function();
    }
    return first ? family : edited(family);
  }

  private void change(String path) {
    files.put(path, String.join("\n", edited(content(path).lines().toList())) + "\n");
  }

  /** One statement more, at a random place within the body. */
  private List<String> edited(List<String> lines) {
    List<String> edited = new ArrayList<>(lines);
    edited.add(2 + random.nextInt(edited.size() - 2), statement(SHAPES, some(WORDS, 3)));
    return edited;
  }

  /** Of one family in words and shape; those of two families have little in common. */
  private List<String> function() {
    List<String> words = some(WORDS, 10);
    List<String> lines = new ArrayList<>();
    lines.add(
        "def %s_%s(%s, %s):".formatted(words.get(0), words.get(1), words.get(2), words.get(3)));
    lines.add("    %s = %s(%s)".formatted(words.get(4), words.get(5), words.get(2)));
    List<String> shapes = some(SHAPES, 4);
    for (int i = 3 + random.nextInt(20); i >= 0; i--) {
      lines.add(statement(shapes, words));
    }
    lines.add("    return " + words.get(4));
    return lines;
  }

  private String statement(List<String> shapes, List<String> words) {
    String form = shapes.get(random.nextInt(shapes.size()));
    Object[] values = {
      words.get(random.nextInt(words.size())),
      words.get(random.nextInt(words.size())),
      words.get(random.nextInt(words.size())),
      random.nextInt(900)
    };
    return "    " + String.format(Locale.ROOT, form, values);
  }

  private String nextPath(String directory) {
    return directory + "/f" + paths++ + ".py";
  }

  private String anyPath() {
    return List.copyOf(files.keySet()).get(random.nextInt(files.size()));
  }

  private String content(String path) {
    return files.getOrDefault(path, "");
  }

  private String remove(String path) {
    String content = content(path);
    files.remove(path);
    return content;
  }

  private List<String> some(List<String> all, int count) {
    List<String> some = new ArrayList<>();
    while (some.size() < count) {
      String one = all.get(random.nextInt(all.size()));
      if (!some.contains(one)) {
        some.add(one);
      }
    }
    return some;
  }

  @Override
  public void close() {
    git.close();
  }
}
