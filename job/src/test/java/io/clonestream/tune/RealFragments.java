package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorFile;
import io.clonestream.infer.VectorSource;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;

/** Functions and types of Git repositories with their vectors, for benchmarks. */
public final class RealFragments {

  private static final int PROGRESS_STEP = 1_000;

  private RealFragments() {}

  private static TuneRequest.Repository repository(String text) {
    int at = text.indexOf('=');
    return new TuneRequest.Repository(
        at < 0 ? null : text.substring(0, at), Path.of(text.substring(at + 1)), false);
  }

  /**
   * Distinct fragments of the heads.
   *
   * @param repositories paths; NAME=PATH where names would not differ
   * @param most functions of one repository, and types
   * @param vectors directory in which vectors are kept from one run to the next
   */
  public static List<EmbeddedFragment> of(
      List<String> repositories, int most, Path vectors, Consumer<String> progress) {
    return byRepository(repositories, most, vectors, progress).stream()
        .flatMap(List::stream)
        .toList();
  }

  /** The same by repository; what several have is of the first. */
  public static List<List<EmbeddedFragment>> byRepository(
      List<String> repositories, int most, Path vectors, Consumer<String> progress) {
    Set<Fragment> seen = new HashSet<>();
    List<List<Fragment>> fragments =
        new RepositoryReader(new RepositoryReader.Sizes(most, most, 0), 1)
            .all(repositories.stream().map(RealFragments::repository).toList(), progress).stream()
                .map(
                    code ->
                        Stream.concat(code.functions().stream(), code.types().stream())
                            .map(Specimen::fragment)
                            .filter(seen::add)
                            .toList())
                .toList();
    Iterator<EmbeddedFragment> embedded =
        embedded(fragments.stream().flatMap(List::stream).toList(), vectors, progress).iterator();
    return fragments.stream()
        .map(one -> one.stream().map(fragment -> embedded.next()).toList())
        .toList();
  }

  /**
   * Fragments with their vectors.
   *
   * @param vectors directory in which vectors are kept from one run to the next
   */
  public static List<EmbeddedFragment> embedded(
      List<Fragment> fragments, Path vectors, Consumer<String> progress) {
    try (TextEmbedder embedder = InferOptions.open(new Configuration())) {
      VectorFile kept = VectorFile.open(vectors, embedder.model());
      try {
        return new VectorSource(embedder, kept)
            .of(
                fragments,
                done -> {
                  if (done % PROGRESS_STEP == 0) {
                    progress.accept(
                        String.format(Locale.ROOT, "inferred: %,d of %,d", done, fragments.size()));
                  }
                });
      } finally {
        kept.save();
      }
    }
  }
}
