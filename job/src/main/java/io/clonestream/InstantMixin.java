package io.clonestream;

import io.clonestream.persist.GraphReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As of when a command lists. */
final class InstantMixin {

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "As it was then: a time (2024-01-31T12:00:00Z), a day, or just after a commit, by at least"
              + " 7 digits of its id, or a tag: TAG or REPOSITORY:TAG. Default: now.")
  private @Nullable String at;

  /** The instant of a graph that is asked about. */
  long of(GraphMixin graph, GraphReader reader) {
    return graph.instant(reader, at);
  }
}
