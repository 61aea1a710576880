package io.clonestream.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Publishes repositories one after the other, each by the product's own publisher. */
final class Publication implements AutoCloseable {

  private final CloneStream cloneStream;
  private final Path logs;
  private final CompletableFuture<@Nullable Void> done;
  private @Nullable ChildCommand current;
  private boolean closed;
  private boolean told;

  private Publication(CloneStream cloneStream, List<Source> repositories, Path logs) {
    this.cloneStream = cloneStream;
    this.logs = logs;
    this.done = CompletableFuture.runAsync(() -> repositories.forEach(this::publish));
  }

  static Publication start(CloneStream cloneStream, List<Source> repositories, Path logs) {
    return new Publication(cloneStream, repositories, logs);
  }

  /**
   * Whether the last repository has been published since this was asked before.
   *
   * @throws ServerFailure when one could not be published
   */
  boolean isNewlyDone() {
    if (told || !done.isDone()) {
      return false;
    }
    told = true;
    try {
      done.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
    return true;
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

  private void publish(Source source) {
    ChildCommand command;
    synchronized (this) {
      if (closed) {
        return;
      }
      command =
          ChildCommand.start(
              "Publishing " + source.directory(),
              ServerProcess.niced(
                  cloneStream.command("publish", source.arguments()), ServerProcess.WORKING),
              Map.of(),
              logs.resolve("publish-" + source.logName() + ".log"));
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
