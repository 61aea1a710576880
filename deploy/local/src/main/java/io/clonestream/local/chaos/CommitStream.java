package io.clonestream.local.chaos;

import io.clonestream.local.FaultCluster;
import io.clonestream.local.Follower;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Commits at a steady pace, published by a publisher that follows the repository. */
final class CommitStream implements AutoCloseable {

  private final FaultCluster cluster;
  private final Path repository;
  private final Path log;
  private final SeededHistory history;
  private final Follower follower;
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private volatile @Nullable Exception failure;
  private volatile boolean rewriting;
  private volatile Duration clock = Duration.ZERO;

  private CommitStream(FaultCluster cluster, Path repository, long seed) throws IOException {
    this.cluster = cluster;
    this.repository = repository;
    this.log = repository.resolveSibling(repository.getFileName() + ".log");
    this.history = new SeededHistory(repository, seed);
    history.grow(); // a publisher wants a branch
    this.follower = cluster.follow(repository, log);
  }

  /**
   * Begins to commit and publish.
   *
   * @param every time between two commits
   */
  static CommitStream start(FaultCluster cluster, Path repository, long seed, Duration every)
      throws IOException {
    var stream = new CommitStream(cluster, repository, seed);
    stream.pace.scheduleAtFixedRate(
        stream::grow, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return stream;
  }

  /** The next commit is forced over the last ones. */
  void rewriteNext() {
    rewriting = true;
  }

  /** From the next commit on the clock of those who commit is wrong by so much. */
  void setClock(Duration wrongBy) {
    clock = wrongBy;
  }

  Path repository() {
    return repository;
  }

  private void grow() {
    try {
      history.setClock(clock);
      if (rewriting) {
        rewriting = false;
        history.rewrite();
      } else {
        history.grow();
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
      pace.shutdown();
    }
  }

  /**
   * Makes no more commits and publishes the rest of them.
   *
   * @return how many there are
   */
  int finish() throws InterruptedException {
    pace.shutdown();
    pace.awaitTermination(1, TimeUnit.MINUTES);
    follower.close();
    if (failure instanceof IOException e) {
      throw new UncheckedIOException(repository + " cannot be written", e);
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    cluster.publish(repository, repository.resolveSibling(repository.getFileName() + ".end.log"));
    return history.commits();
  }

  @Override
  public void close() {
    pace.shutdownNow();
    follower.close();
    history.close();
  }
}
