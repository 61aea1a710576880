package io.clonestream.tune;

import io.clonestream.commit.Blob;
import io.clonestream.commit.CommitHistory;
import io.clonestream.commit.FileChange;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryName;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.extract.Declaration;
import io.clonestream.extract.ExtractLimits;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.extract.SymbolKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads declarations of Git repositories, at the head and as they were before. */
final class RepositoryReader {

  private static final int SHORTEST = 15;
  private static final int LONGEST = 1_500;
  private static final int MOST_FILE_BYTES = 100_000;
  private static final int RENAME_LIMIT = 0;

  /** Files are read, in an order left to chance, until there are so many functions a wanted one. */
  private static final int ENOUGH = 2;

  /** Parts of the history that lie between the head and an earlier commit: a sixth, half of it. */
  private static final int[] EARLIER = {6, 2};

  private final Sizes sizes;
  private final long seed;
  private final Extractor extractor =
      new Extractor(
          new ExtractLimits(SHORTEST, LONGEST, MOST_FILE_BYTES, ExtractLimits.DEFAULT.maxDepth()));

  RepositoryReader(Sizes sizes, long seed) {
    this.sizes = sizes;
    this.seed = seed;
  }

  /**
   * What is taken of one repository, by chance where there is more.
   *
   * @param functions outside tests, and an eighth of that of tests; collections are taken whole
   * @param types outside tests
   * @param past functions as they were before
   */
  record Sizes(int functions, int types, int past) {

    static final Sizes DEFAULT = new Sizes(1_000, 150, 100);
  }

  private record Found(String path, Declaration declaration) {}

  /** A function and what it was at an earlier commit. */
  record Past(Specimen now, Specimen then) {}

  /**
   * What was read.
   *
   * @param head commit that was read
   * @param earlier commits that were read, the later first; none of a short history
   * @param functions tests last
   */
  record Code(
      String repository,
      String head,
      List<String> earlier,
      List<Specimen> functions,
      List<Specimen> types,
      List<Past> past) {}

  /**
   * Reads repositories.
   *
   * @param progress hears, line by line, what was read
   * @throws IllegalArgumentException naming the name that two of them have
   */
  List<Code> all(List<TuneRequest.Repository> repositories, Consumer<String> progress) {
    Map<String, Code> code = new LinkedHashMap<>();
    for (TuneRequest.Repository repository : repositories) {
      Code read = read(repository);
      if (code.put(read.repository(), read) != null) {
        throw new IllegalArgumentException(
            "Two repositories have the name "
                + read.repository()
                + "; give each another: NAME=PATH");
      }
      progress.accept(
          String.format(
              Locale.ROOT,
              "read: %s, %,d functions, %,d types, %,d functions as they were",
              read.repository(),
              read.functions().size(),
              read.types().size(),
              read.past().size()));
    }
    return List.copyOf(code.values());
  }

  Code read(TuneRequest.Repository asked) {
    boolean collection = asked.collection();
    try (GitRepository repository = GitRepository.open(asked.directory())) {
      String given = asked.name();
      String name = given == null ? RepositoryName.of(repository) : given;
      Random random = new Random(seed ^ name.hashCode());
      TreeDiff trees =
          new TreeDiff(repository, p -> Languages.of(p).isPresent(), RENAME_LIMIT, MOST_FILE_BYTES);
      List<Step> steps = new CommitHistory(repository).since(null, repository.resolve("HEAD"));
      String head = steps.get(steps.size() - 1).head();
      Map<String, String> blobs = new TreeMap<>();
      List<Found> functions = new ArrayList<>();
      List<Found> tests = new ArrayList<>();
      List<Found> types = new ArrayList<>();
      List<FileChange.Side> files = trees.after(new Step(head, null, false, true));
      int most = collection ? Integer.MAX_VALUE / ENOUGH : sizes.functions();
      for (FileChange.Side file : some(files, files.size(), random)) {
        if (functions.size() < ENOUGH * most) {
          blobs.put(file.path(), file.blob());
          for (Declaration declaration : declared(trees, file)) {
            boolean type = declaration.kind() == SymbolKind.TYPE;
            if (!type || !declaration.test()) {
              (type ? types : declaration.test() ? tests : functions)
                  .add(new Found(file.path(), declaration));
            }
          }
        }
      }
      Function<Found, Specimen> specimen =
          found -> Specimen.of(name, collection, found.path(), found.declaration());
      List<Specimen> sampled = new ArrayList<>();
      some(functions, most, random).forEach(f -> sampled.add(specimen.apply(f)));
      some(tests, sizes.functions() / 8, random).forEach(f -> sampled.add(specimen.apply(f)));
      List<String> earlier = new ArrayList<>();
      List<Past> past = new ArrayList<>();
      for (int part : EARLIER) {
        int back = steps.size() / part;
        if (back > 0 && back < steps.size()) {
          String commit = steps.get(steps.size() - 1 - back).head();
          earlier.add(commit);
          past.addAll(past(trees, commit, sampled, blobs));
        }
      }
      return new Code(
          name,
          head,
          earlier,
          sampled,
          some(types, sizes.types(), random).stream().map(specimen).toList(),
          some(distinct(past), sizes.past(), random));
    }
  }

  private List<Declaration> declared(TreeDiff trees, FileChange.Side file) {
    Blob read = trees.read(file.blob());
    return read.skip() != null
        ? List.of()
        : extractor.extract(file.path(), read.bytes()).declarations().stream()
            .filter(declaration -> !declaration.generated())
            .toList();
  }

  private List<Past> past(
      TreeDiff trees, String commit, List<Specimen> now, Map<String, String> blobs) {
    Map<String, Specimen> known = new HashMap<>();
    Set<String> paths = new HashSet<>();
    for (Specimen specimen : now) {
      if (specimen.isNamed()) {
        known.put(specimen.origin().path() + "#" + specimen.origin().localId(), specimen);
        paths.add(specimen.origin().path());
      }
    }
    List<Past> past = new ArrayList<>();
    for (FileChange.Side file : trees.after(new Step(commit, null, false, true))) {
      if (paths.contains(file.path()) && !file.blob().equals(blobs.get(file.path()))) {
        for (Declaration then : declared(trees, file)) {
          Specimen same = known.get(file.path() + "#" + then.localId());
          if (same != null) {
            Specimen.Origin origin = same.origin();
            past.add(
                new Past(
                    same,
                    Specimen.of(origin.repository(), origin.collection(), file.path(), then)));
          }
        }
      }
    }
    return past;
  }

  /** Each form that a function had once, however many of the commits had it, and not today's. */
  private static List<Past> distinct(List<Past> past) {
    Set<String> seen = new HashSet<>();
    return past.stream()
        .filter(p -> !p.now().fragment().formId().equals(p.then().fragment().formId()))
        .filter(p -> seen.add(p.now().fragment().id() + p.then().fragment().formId()))
        .toList();
  }

  private static <T> List<T> some(List<T> all, int most, Random random) {
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, random);
    return new ArrayList<>(shuffled.subList(0, Math.min(most, shuffled.size())));
  }
}
