package io.clonestream.local;

import io.clonestream.commit.CommitOptions;
import io.clonestream.commit.GitRepository;
import io.clonestream.extract.ExtractLimits;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.Snapshots;
import io.clonestream.feed.SourceReading;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Real Java methods out of a Git repository's head, and near misses of them. */
final class BenchFunctions {

  private static final int LEAST_TOKENS = 40;
  private static final int MOST_TOKENS = 300;
  private static final int MAX_RECORD_BYTES = 1 << 20;

  private static final String[] STATEMENTS = {
    "int seen = 1;", "long most = 2L;", "boolean is = true;", "char sign = 'c';", "double of = 3.0;"
  };

  /** In how many ways a method can be edited. */
  static final int VARIANTS = (1 << STATEMENTS.length) - 1;

  private final List<String> methods;

  private BenchFunctions(List<String> methods) {
    this.methods = methods;
  }

  /** How the job's publisher reads source files. */
  static SourceReading reading() {
    return new SourceReading(
        path -> Languages.of(path).isPresent(),
        ExtractLimits.DEFAULT.maxFileBytes(),
        CommitOptions.RENAME_LIMIT.defaultValue(),
        new Extractor(ExtractLimits.DEFAULT)::extract);
  }

  /**
   * Methods with a body of {@value #LEAST_TOKENS} to {@value #MOST_TOKENS} tokens, out of the heads
   * of repositories in turn. No two are renamed copies of each other.
   *
   * @param most taken at most
   * @throws ServerFailure when there are fewer than ten
   */
  static BenchFunctions of(List<Path> repositories, int most) {
    Map<String, String> methods = new LinkedHashMap<>();
    repositories.forEach(repository -> read(repository, most, methods));
    if (methods.size() < 10) {
      throw new ServerFailure(
          repositories
              + " have "
              + methods.size()
              + " Java methods to take; at least 10 are needed");
    }
    return new BenchFunctions(List.copyOf(methods.values()));
  }

  private static void read(Path repository, int most, Map<String, String> methods) {
    try (GitRepository git = GitRepository.open(repository)) {
      CommitPublished head = new CommitPublished();
      head.setHead(Objects.requireNonNull(git.resolve("HEAD")));
      head.setValidTime(Instant.EPOCH);
      head.setSequence(1);
      head.setSkipped(Map.of());
      new Snapshots(git, new BranchKey("t", "methods", "main"), reading(), MAX_RECORD_BYTES)
          .read(
              head,
              change -> {
                String body = change.getBody();
                Code code = Fingerprint.of(change).code();
                if (methods.size() < most
                    && change.getLanguage().equals("java")
                    && change.getKind() == Kind.METHOD
                    && !change.getTest()
                    && body.indexOf('{', body.indexOf(')')) > 0
                    && code != null
                    && isOfSize(code)) {
                  methods.putIfAbsent(code.id(), body);
                }
              });
    }
  }

  private static boolean isOfSize(Code code) {
    return code.tokens() >= LEAST_TOKENS && code.tokens() <= MOST_TOKENS;
  }

  int size() {
    return methods.size();
  }

  /** A class of methods as they are. */
  String originals(String name, int from, int to) {
    return file(name, methods.subList(from, to));
  }

  /**
   * A class of methods with a few statements more. No two of the same method are renamed copies of
   * each other, as far as there are variants.
   *
   * @param from first method; those after the last are the first ones again
   * @param variant 0 to {@link #VARIANTS} - 1
   */
  String nearMisses(String name, int from, int count, int variant) {
    if (variant >= VARIANTS) {
      throw new IllegalArgumentException(
          "Variant " + variant + " must be below " + VARIANTS + ": take more methods");
    }
    StringBuilder statements = new StringBuilder();
    for (int i = 0; i < STATEMENTS.length; i++) {
      statements.append((variant + 1 & 1 << i) == 0 ? "" : " " + STATEMENTS[i]);
    }
    List<String> edited = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String method = methods.get((from + i) % methods.size());
      int body = method.indexOf('{', method.indexOf(')')) + 1;
      edited.add(method.substring(0, body) + statements + method.substring(body));
    }
    return file(name, edited);
  }

  private static String file(String name, List<String> methods) {
    return "class " + name + " {\n" + String.join("\n\n", methods) + "\n}\n";
  }
}
