package io.clonestream.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** Publishes repositories one after the other, each by the product's own publisher. */
final class Publication implements AutoCloseable {

  private final CloneStream cloneStream;
  private final Path logs;
  private final CompletableFuture<@Nullable Void> done;
  private @Nullable ChildCommand current;
  private boolean closed;

  private Publication(CloneStream cloneStream, List<Path> repositories, Path logs) {
    this.cloneStream = cloneStream;
    this.logs = logs;
    this.done = CompletableFuture.runAsync(() -> repositories.forEach(this::publish));
  }

  static Publication start(CloneStream cloneStream, List<Path> repositories, Path logs) {
    return new Publication(cloneStream, repositories, logs);
  }

  /**
   * Refuses what is no Git repository before anything is started.
   *
   * @throws ServerFailure with the path
   */
  static void checkRepository(Path repository) {
    if (FileKey.resolve(repository.toFile(), FS.DETECTED) == null) {
      throw new ServerFailure(
          repository.toAbsolutePath().normalize()
              + " is no Git repository: give the directory of a clone");
    }
  }

  boolean isDone() {
    return done.isDone();
  }

  /**
   * Waits for the last repository.
   *
   * @throws ServerFailure when one could not be published
   */
  void awaitSuccess() {
    try {
      done.join();
    } catch (java.util.concurrent.CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Ends the publisher under way; what it committed stands and the next run goes on from there. */
  @Override
  public void close() {
    ChildCommand last;
    synchronized (this) {
      closed = true;
      last = current;
    }
    if (last != null) {
      last.close();
    }
  }

  private void publish(Path repository) {
    String name = String.valueOf(repository.toAbsolutePath().normalize().getFileName());
    ChildCommand command;
    synchronized (this) {
      if (closed) {
        return;
      }
      command =
          ChildCommand.start(
              "Publishing " + repository,
              cloneStream.command("publish", List.of(repository.toString())),
              java.util.Map.of(),
              logs.resolve("publish-" + name + ".log"));
      current = command;
    }
    try {
      command.awaitSuccess();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      command.close();
    }
  }
}
