package io.clonestream.tune;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a calibration is asked to be.
 *
 * @param functions taken of a repository at most
 * @param recipe null for the one that ships
 * @param seed decides everything that is left to chance
 * @param out directory below which the files are written
 * @param id of the calibration
 * @param words id of the table by which words weigh, where no new one is made
 * @param newWords id of a table to be made of the repositories; null makes none
 * @param beside id or file of a calibration to be judged on the same pairs; null for none
 */
public record TuneRequest(
    List<Repository> repositories,
    int functions,
    @Nullable Path recipe,
    Budgets budgets,
    double viewThreshold,
    long seed,
    Path out,
    String id,
    String words,
    @Nullable String newWords,
    @Nullable String beside) {

  /**
   * A repository to learn from.
   *
   * @param name null for the name under which it would be published
   * @param collection whether it is a collection of algorithms
   */
  public record Repository(@Nullable String name, Path directory, boolean collection) {}

  RepositoryReader.Sizes sizes() {
    RepositoryReader.Sizes sizes = RepositoryReader.Sizes.DEFAULT;
    return new RepositoryReader.Sizes(functions, sizes.types(), sizes.past());
  }
}
