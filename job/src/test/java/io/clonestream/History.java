package io.clonestream;

import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.Judgement;
import io.clonestream.feed.RecordedSteps;
import io.clonestream.feed.StatedRelations;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationKind;
import io.clonestream.schemas.RelationStated;
import io.clonestream.schemas.SymbolChange;
import io.clonestream.schemas.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What happened, before anything of it was published: steps of three repositories, what somebody
 * said of their symbols, and calibrations.
 */
record History(List<Step> steps, List<Saying> sayings, List<Calibrating> calibratings) {

  private static final List<String> REPOSITORIES = List.of("shop", "bill", "late");
  private static final int FILES = 3;

  /** The second at which a repository's history begins; the last is loaded after it lived. */
  private static final List<Long> BEGINNINGS = List.of(1_000L, 1_100L, 300L);

  /** What a step does to a file of a repository. */
  enum Kind {
    WRITE,
    /** Puts lines before everything: symbols are relocated. */
    SHIFT,
    /** Declares everything twice: symbols are numbered. */
    TWIN,
    /** Says that the file is generated, or no longer. */
    GENERATE,
    MOVE,
    DELETE,
    REVERT,
    FORCED_PUSH
  }

  /**
   * One step of a branch.
   *
   * @param clock seconds by which the committer's clock moved, backwards too
   */
  record Step(int repository, Kind kind, int file, int content, int clock) {}

  /**
   * What somebody says of two of the symbols that ever were, or of one that never was.
   *
   * @param second at which it begins to hold; earlier than what was said before, too
   */
  record Saying(int from, int to, RelationKind kind, boolean retracted, int second, int note) {}

  /**
   * A calibration is published.
   *
   * @param sequence that several may claim
   */
  record Calibrating(int kind, int sequence) {}

  private static final List<RelationKind> KINDS =
      List.of(RelationKind.DEPENDS_ON, RelationKind.FOLLOWS, RelationKind.VERDICT);

  /** Told by chance: 1 to 14 steps, few more often; up to 10 sayings and 4 calibrations. */
  static History by(Random random) {
    return new History(
        drawn(1 + Math.min(random.nextInt(14), random.nextInt(14)), () -> step(random)),
        drawn(Math.min(random.nextInt(11), random.nextInt(11)), () -> saying(random)),
        drawn(
            Math.max(0, random.nextInt(7) - 2),
            () -> new Calibrating(random.nextInt(Recalibrations.KINDS), 1 + random.nextInt(4))));
  }

  private static <T> List<T> drawn(int count, Supplier<T> one) {
    return Stream.generate(one).limit(count).toList();
  }

  private static Step step(Random random) {
    Kind[] kinds = Kind.values();
    return new Step(
        random.nextInt(REPOSITORIES.size()),
        kinds[random.nextInt(kinds.length)],
        random.nextInt(FILES),
        random.nextInt(8),
        random.nextInt(81) - 20);
  }

  private static Saying saying(Random random) {
    return new Saying(
        random.nextInt(5),
        random.nextInt(5),
        KINDS.get(random.nextInt(KINDS.size())),
        random.nextInt(3) == 0,
        950 + random.nextInt(551),
        random.nextInt(2));
  }

  /** Histories with something less, the shortest first. */
  Stream<History> shorter() {
    return Stream.of(
            without(steps).map(less -> new History(less, sayings, calibratings)),
            without(sayings).map(less -> new History(steps, less, calibratings)),
            without(calibratings).map(less -> new History(steps, sayings, less)))
        .flatMap(all -> all);
  }

  /** Without a half, a quarter …, at last without one. */
  private static <T> Stream<List<T>> without(List<T> all) {
    List<List<T>> less = new ArrayList<>();
    for (int size = Math.max(1, all.size() / 2); size >= 1 && !all.isEmpty(); size /= 2) {
      for (int from = 0; from < all.size(); from += size) {
        List<T> rest = new ArrayList<>(all.subList(0, from));
        rest.addAll(all.subList(Math.min(all.size(), from + size), all.size()));
        less.add(List.copyOf(rest));
      }
    }
    return less.stream();
  }

  /** One thing a line. */
  @Override
  public String toString() {
    return Stream.of(steps, sayings, calibratings)
        .flatMap(List::stream)
        .map(one -> "  " + one)
        .collect(Collectors.joining("\n"));
  }

  /** What is published of it. */
  Recorded recorded() {
    Recorded published = changes();
    List<SymbolFact> facts = published.facts();
    List<String> symbols = new ArrayList<>(List.of("default/shop@main:Never.java#never()"));
    facts.stream().map(SymbolFact::symbolId).distinct().sorted().forEach(symbols::add);
    List<RelationStated> relations = new ArrayList<>();
    Map<String, Long> sequences = new TreeMap<>();
    for (Saying saying : sayings) {
      String from = symbols.get(saying.from() % symbols.size());
      String to = symbols.get(saying.to() % symbols.size());
      if (!from.equals(to)) {
        relations.add(stated(saying, from, to, sequences));
      }
    }
    List<CalibrationPublished> calibrations =
        calibratings.stream().map(c -> Recalibrations.published(c.kind(), c.sequence())).toList();
    return new Recorded(facts, published.commits(), relations, calibrations);
  }

  private static RelationStated stated(
      Saying saying, String from, String to, Map<String, Long> sequences) {
    boolean verdict = saying.kind() == RelationKind.VERDICT;
    boolean inOrder = !verdict || from.compareTo(to) < 0;
    String source = inOrder ? from : to;
    String target = inOrder ? to : from;
    RelationStated stated =
        StatedRelations.stated(
            saying.kind(),
            source,
            target,
            sequences.merge(saying.kind() + source + target, 1L, Long::sum),
            saying.retracted() ? Verdict.RETRACTED : Verdict.STATED,
            saying.second() * 1_000L,
            "note " + saying.note());
    if (verdict) {
      stated.setMetadata(new Judgement(saying.note() == 0, 3 + saying.note(), null).metadata());
    }
    return stated;
  }

  private Recorded changes() {
    Map<Integer, Branch> branches = new TreeMap<>();
    for (Step step : steps) {
      branches.computeIfAbsent(step.repository(), Branch::new).take(step);
    }
    List<SymbolFact> facts = new ArrayList<>();
    List<CommitPublished> commits = new ArrayList<>();
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    for (Branch branch : branches.values()) {
      branch.steps.records().stream()
          .map(record -> Fingerprint.of(decoder.decode(record.value())))
          .forEach(facts::add);
      commits.addAll(branch.steps.commits());
    }
    return new Recorded(facts, commits, List.of(), List.of());
  }

  /** A branch while its history is told. */
  private static final class Branch {
    private final RecordedSteps steps;
    private final List<Map<String, String>> past = new ArrayList<>();
    private final Map<String, String> tree = new TreeMap<>();
    private long second;

    Branch(int repository) {
      steps = new RecordedSteps(REPOSITORIES.get(repository));
      second = BEGINNINGS.get(repository);
    }

    void take(Step step) {
      String path = "F" + step.file() + ".java";
      past.add(new TreeMap<>(tree));
      switch (step.kind()) {
        case WRITE -> tree.put(path, Sources.prices(step.content()));
        case SHIFT -> tree.computeIfPresent(path, (p, text) -> "// a line\n" + text);
        case TWIN ->
            tree.computeIfPresent(path, (p, text) -> text + Sources.prices(step.content()));
        case GENERATE -> tree.computeIfPresent(path, (p, text) -> Sources.generated(text));
        case MOVE -> {
          String moved = tree.remove(path);
          if (moved != null) {
            tree.put("moved/" + path, moved);
          }
        }
        case DELETE -> tree.remove(path);
        case REVERT -> replace(past.get(Math.max(0, past.size() - 2)));
        case FORCED_PUSH -> replace(past.get(step.content() % past.size()));
      }
      second += step.clock();
      steps.step(second, tree);
    }

    private void replace(Map<String, String> other) {
      Map<String, String> copy = new TreeMap<>(other);
      tree.clear();
      tree.putAll(copy);
    }
  }
}
