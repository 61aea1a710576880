package io.clonestream;

import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryException;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.FeedException;
import io.clonestream.feed.FeedProgress;
import io.clonestream.feed.PublishListener;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.PublishedBranch;
import io.clonestream.feed.Topics;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphUnavailableException;
import io.clonestream.query.RepositoryStatus;
import io.clonestream.query.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether each part of the system is alive, and how far each is behind the one before. */
final class Liveness {

  /**
   * One part.
   *
   * @param says what was found, for people
   */
  record Part(String name, boolean alive, String says) {}

  @Option(
      names = "--check",
      description =
          "Instead, say of each part whether it is alive and keeps up; exit code 3 where one is or"
              + " does not.")
  boolean wanted;

  @Option(
      names = "--jobmanager",
      paramLabel = "HOST:PORT",
      description = "With --check: ask Flink's REST interface there of the job, too.")
  @Nullable String jobManager;

  @Option(
      names = "--git",
      paramLabel = "REPO",
      description = "With --check: is what stands in this repository published? May be repeated.")
  List<Path> gits = new ArrayList<>();

  @Option(
      names = "--behind",
      paramLabel = "N",
      defaultValue = "10000",
      description =
          "With --check: most records that the job may not have read, and most commits that may be"
              + " on their way (default: ${DEFAULT-VALUE}).")
  long behind;

  /** Looks at every part; what does not answer is a finding, not a failure. */
  List<Part> look(GraphMixin graph) {
    if (behind < 0) {
      throw new IllegalArgumentException("Value " + behind + " of --behind is below 0");
    }
    List<Part> parts = new ArrayList<>();
    Map<String, Long> published = new HashMap<>();
    parts.add(part("kafka", () -> reading(graph, published)));
    parts.add(part("neo4j", () -> writing(graph, published)));
    if (jobManager != null) {
      parts.add(new RunningJob(jobManager, Clock.systemUTC()).look());
    }
    for (Path git : gits) {
      parts.add(part("publisher", () -> publishing(graph, git)));
    }
    return parts;
  }

  private Part reading(GraphMixin graph, Map<String, Long> published) {
    FeedProgress progress = graph.feed();
    for (PublishedBranch branch : progress.branches(graph.tenant())) {
      published.put(branch.repository() + "@" + branch.branch(), branch.sequence());
    }
    String absent = progress.absent(Topics.RECORDED);
    if (!absent.isEmpty()) {
      return new Part("kafka", false, "there is no topic " + absent);
    }
    long unread = 0;
    for (String topic : Topics.RECORDED) {
      unread += progress.lag(topic);
    }
    return new Part(
        "kafka", unread <= behind, unread + " records not read by the job at its last checkpoint");
  }

  private Part writing(GraphMixin graph, Map<String, Long> published) {
    try (GraphReader reader = graph.open()) {
      Map<String, Long> coming = new HashMap<>(published);
      for (RepositoryStatus there : new Status(reader).repositories(graph.tenant())) {
        coming.computeIfPresent(
            there.repository() + "@" + there.branch(), (key, last) -> last - there.sequence());
      }
      long missing = coming.values().stream().mapToLong(steps -> Math.max(0, steps)).sum();
      return new Part(
          "neo4j", missing <= behind, missing + " published commits are not in the graph");
    }
  }

  private Part publishing(GraphMixin graph, Path git) {
    try (GitRepository repository = GitRepository.open(git)) {
      BranchKey key = PublishCommand.key(graph.configuration(), repository, null, null);
      long[] waiting = {0};
      try (BranchPublisher publisher =
          new BranchPublisher(
              repository,
              key,
              graph.publishing(),
              PublishCommand.reading(graph.configuration()),
              Clock.systemUTC(),
              true)) {
        publisher.publish(CommitRange.DEFAULT, false, planned(waiting), () -> true);
      }
      return new Part(
          "publisher",
          waiting[0] <= behind,
          waiting[0] + " commits of " + key.key() + " are not published");
    }
  }

  private static PublishListener planned(long[] waiting) {
    return new PublishListener() {
      @Override
      public void planned(int steps) {
        waiting[0] = steps;
      }

      @Override
      public void published(PublishTotals totals) {
        // nothing is
      }
    };
  }

  private static Part part(String name, Supplier<Part> look) {
    try {
      return look.get();
    } catch (FeedException | GraphUnavailableException | RepositoryException e) {
      return new Part(name, false, String.valueOf(e.getMessage()));
    }
  }
}
