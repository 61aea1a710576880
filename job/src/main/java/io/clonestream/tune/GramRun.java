package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.tune.RepositoryReader.Code;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Counts in how many functions of Git repositories each token gram stands. The same repositories
 * and request give the same bytes.
 */
public final class GramRun {

  private final GramRequest request;
  private final Consumer<String> progress;

  /**
   * @param progress hears, line by line, what is being done
   */
  public GramRun(GramRequest request, Consumer<String> progress) {
    this.request = request;
    this.progress = progress;
  }

  /**
   * Reads, counts and writes.
   *
   * @param figures hears how many there are
   * @return the table's file
   */
  public Path run(Consumer<String> figures) {
    List<Code> code =
        new RepositoryReader(request.sizes(), request.seed()).all(request.repositories(), progress);
    List<Specimen> functions = code.stream().flatMap(one -> one.functions().stream()).toList();
    WordTable table = WordTable.of(functions, Fragment::grams);
    figures.accept(
        String.format(
            Locale.ROOT,
            "%,d token grams that at least %d of %,d functions have",
            table.frequencies().size(),
            WordTable.LEAST_FUNCTIONS,
            table.documents()));
    return table.write(
        request.out(), request.id(), table.provenance("token gram", code, request.functions()));
  }
}
