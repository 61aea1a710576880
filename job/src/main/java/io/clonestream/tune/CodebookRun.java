package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.Codebook;
import io.clonestream.match.Place;
import io.clonestream.tune.RepositoryReader.Code;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a codebook of the functions and types of Git repositories. The same repositories, model and
 * request give the same bytes.
 */
public final class CodebookRun {

  private static final int PROGRESS_STEP = 1_000;

  private final CodebookRequest request;
  private final Consumer<String> progress;

  /**
   * @param progress hears, line by line, what is being done
   */
  public CodebookRun(CodebookRequest request, Consumer<String> progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Reads, trains on places, writes and says how even the cells are.
   *
   * @param vectors of the model that the job will run with
   * @param figures hears the figures, line by line
   * @return the codebook's file
   * @throws IllegalArgumentException naming the numbers where there is too little code
   */
  public Path ofPlaces(VectorSource vectors, Consumer<String> figures) {
    List<Code> code = read();
    List<byte[]> points =
        vectors
            .of(
                distinct(code),
                done -> {
                  if (done % PROGRESS_STEP == 0) {
                    progress.accept(String.format(Locale.ROOT, "inferred: %,d", done));
                  }
                })
            .stream()
            .filter(one -> one.vector() != null)
            .map(one -> Place.of(one.fragment(), one.vector()).point())
            .toList();
    return trained(points, code, "model=" + vectors.model() + "\n", figures);
  }

  /** The same on shapes of code alone, for which nothing is inferred. */
  public Path ofShapes(Consumer<String> figures) {
    List<Code> code = read();
    return trained(
        distinct(code).stream().map(one -> Place.of(one, null).shape()).toList(),
        code,
        "",
        figures);
  }

  private List<Code> read() {
    return new RepositoryReader(request.sizes(), request.seed())
        .all(request.repositories(), progress);
  }

  private static Collection<Fragment> distinct(List<Code> code) {
    return code.stream()
        .flatMap(one -> Stream.concat(one.functions().stream(), one.types().stream()))
        .map(Specimen::fragment)
        .collect(Collectors.toMap(Fragment::id, f -> f, (a, b) -> a, TreeMap::new))
        .values();
  }

  private Path trained(
      List<byte[]> points, List<Code> code, String model, Consumer<String> figures) {
    Codebook codebook =
        new CodebookFit(request.id(), points, request.cells())
            .of(
                request.cells(),
                request.rounds(),
                request.seed(),
                round -> progress.accept("round " + round + " of " + request.rounds()));
    int[] sizes = new int[codebook.cells()];
    points.forEach(point -> sizes[codebook.nearest(point, 1)[0]]++);
    figures.accept(
        String.format(
            Locale.ROOT,
            "%,d vectors in %,d cells: mean %.1f, largest %,d, empty %,d",
            points.size(),
            sizes.length,
            (double) points.size() / sizes.length,
            Arrays.stream(sizes).max().orElse(0),
            Arrays.stream(sizes).filter(size -> size == 0).count()));
    return write(codebook, provenance(code, points.size(), model));
  }

  private Path write(Codebook codebook, String provenance) {
    try {
      Path match = Files.createDirectories(request.out().resolve("match"));
      Path file = match.resolve(request.id() + ".bin");
      try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
        codebook.write(out);
      }
      Files.writeString(match.resolve(request.id() + ".properties"), provenance);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("The codebook cannot be written below " + request.out(), e);
    }
  }

  private String provenance(List<Code> code, int vectors, String model) {
    return String.format(
            Locale.ROOT,
            "provenance=Spherical k-means by 'clonestream codebook', %,d cells, %d rounds, seed %d,"
                + " on %,d functions and types of %d repositories, at most %,d functions of each.%n"
                + "%s",
            request.cells(),
            request.rounds(),
            request.seed(),
            vectors,
            code.size(),
            request.functions(),
            model)
        + code.stream()
            .map(one -> "repository." + one.repository() + "=" + one.head() + "\n")
            .sorted()
            .collect(Collectors.joining());
  }
}
