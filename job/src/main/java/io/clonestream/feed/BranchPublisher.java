package io.clonestream.feed;

import io.clonestream.commit.CommitHistory;
import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one branch of one repository: finds out what was published, plans the steps from there,
 * reads ahead on a second thread and sends. Safe to run twice: what is published is not published
 * again.
 */
public final class BranchPublisher implements AutoCloseable {

  /** Threads that parse; each holds a parser. */
  private static final int PARSERS = Math.min(16, Runtime.getRuntime().availableProcessors());

  /** Steps that are read ahead of the one being sent. */
  private static final int AHEAD = 8 + 2 * PARSERS;

  private static final long CACHED_SOURCE_BYTES = 32 << 20;

  private final GitRepository repository;
  private final CommitHistory history;
  private final BranchKey branch;
  private final PublishSettings settings;
  private final StepExtractor extractor;
  private final StepPreparation preparation;
  private final @Nullable Publisher publisher;
  private final ExecutorService parsers;
  private final ExecutorService reader;
  private @Nullable CommitPublished last;
  private @Nullable TagMark tagMark;

  /**
   * Takes the branch over from any other publisher, unless {@code dry}: then nothing is written.
   *
   * @throws FeedException when Kafka does not answer
   */
  public BranchPublisher(
      GitRepository repository,
      BranchKey branch,
      PublishSettings settings,
      SourceReading reading,
      Clock clock,
      boolean dry) {
    this.repository = repository;
    this.history = new CommitHistory(repository);
    this.branch = branch;
    this.settings = settings;
    int maxRecordBytes;
    boolean anything;
    try (TopicAdmin topics = new TopicAdmin(settings.client())) {
      if (!dry) {
        topics.ensureTopics(settings.partitions(), settings.replication());
      }
      anything = topics.exists(Topics.COMMITS);
      maxRecordBytes = anything ? topics.maxMessageBytes(Topics.SYMBOL_CHANGES) : Integer.MAX_VALUE;
    }
    this.publisher = dry ? null : new Publisher(settings.client(), branch, maxRecordBytes);
    PublishedChain.End end;
    try {
      end = anything ? published() : null;
    } catch (RuntimeException e) {
      if (publisher != null) {
        publisher.close();
      }
      throw e;
    }
    this.last = end == null ? null : end.commit();
    this.tagMark = end == null ? null : end.mark();
    this.parsers = threads(PARSERS, "clonestream-parse");
    this.reader = threads(1, "clonestream-read-ahead");
    TreeDiff trees =
        new TreeDiff(repository, reading.wanted(), reading.renameLimit(), reading.maxFileBytes());
    this.extractor =
        new StepExtractor(trees, reading, new ExtractionCache(CACHED_SOURCE_BYTES), parsers);
    this.preparation =
        new StepPreparation(
            branch,
            repository::commit,
            extractor,
            clock,
            maxRecordBytes,
            settings.transactionRecords(),
            last);
  }

  /** The last published record; null when nothing was published. */
  public @Nullable CommitPublished last() {
    return last;
  }

  /**
   * Publishes the steps from what was published to the end of the range, and the tags that point at
   * published commits.
   *
   * @param snapshot one step, whatever lies between
   * @param stopped asked between transactions; once true, the rest is left to the next run
   */
  public PublishTotals publish(
      CommitRange range, boolean snapshot, PublishListener listener, BooleanSupplier stopped) {
    CommitPublished unfinished = last != null && last.getPart() < last.getParts() ? last : null;
    if (unfinished != null) {
      history.since(unfinished.getPreviousHead(), unfinished.getHead());
    }
    List<Step> steps = plan(range, snapshot);
    listener.planned(steps.size() + (unfinished == null ? 0 : 1));
    BranchTags tags = tags();
    PublishTotals totals = new PublishTotals();
    Deque<Future<PreparedStep>> ahead = new ArrayDeque<>();
    try {
      if (unfinished != null) {
        ahead.add(reader.submit(() -> preparation.rest(unfinished)));
      }
      for (Step step : steps) {
        if (stopped.getAsBoolean()) {
          return totals;
        }
        ahead.add(prepared(step));
        if (ahead.size() > AHEAD) {
          send(ahead.remove(), tags, totals, listener, stopped);
        }
      }
      while (!ahead.isEmpty() && !stopped.getAsBoolean()) {
        send(ahead.remove(), tags, totals, listener, stopped);
      }
      return totals;
    } finally {
      ahead.forEach(BranchPublisher::discard);
    }
  }

  @Override
  public void close() {
    reader.shutdown();
    parsers.shutdown();
    if (publisher != null) {
      publisher.close();
    }
  }

  private Future<PreparedStep> prepared(Step step) {
    Future<?> parsed = extractor.ahead(step);
    return reader.submit(
        () -> {
          Waiting.forResult(parsed);
          return preparation.next(step);
        });
  }

  private List<Step> plan(CommitRange range, boolean snapshot) {
    String published = last == null ? null : last.getHead();
    String to = range.to();
    String from = range.from();
    String head = to == null ? repository.tip(branch.branch()) : repository.resolve(to);
    if (head == null) {
      return List.of();
    }
    if (snapshot) {
      return history.snapshot(published, head);
    }
    if (range.equals(CommitRange.DEFAULT)) {
      return history.since(published, head);
    }
    return history.range(
        from == null ? null : repository.resolve(from), head, published, firstPublished());
  }

  private void send(
      Future<PreparedStep> next,
      BranchTags tags,
      PublishTotals totals,
      PublishListener listener,
      BooleanSupplier stopped) {
    try (PreparedStep step = Waiting.forResult(next)) {
      if (publisher != null) {
        int sent = publisher.publish(step, tags, stopped);
        last = step.part(sent);
        tagMark = tags.mark();
        if (sent < step.commit().getParts()) {
          return;
        }
      }
      totals.add(step.commit());
      listener.published(totals);
    }
  }

  /**
   * Of a step that will not be sent; if it failed too, the failure before it is the one reported.
   */
  private static void discard(Future<PreparedStep> step) {
    try {
      if (!step.cancel(false)) {
        step.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      return;
    }
  }

  /** The tags now, of which those that came, moved or went since the last run are published. */
  private BranchTags tags() {
    TagMark mark = tagMark;
    BranchTags tags = new BranchTags(branch, repository.tags(), mark == null ? 0 : mark.sequence());
    if (publisher == null || last == null || tags.areRecorded(mark)) {
      return tags;
    }
    try (PublishedChain chain = new PublishedChain(settings.client(), branch)) {
      List<TagPublished> changes = tags.changesSince(chain.tags());
      if (!changes.isEmpty()) {
        publisher.publish(changes, tags.mark());
      }
    }
    tagMark = tags.mark();
    return tags;
  }

  private PublishedChain.@Nullable End published() {
    try (PublishedChain chain = new PublishedChain(settings.client(), branch)) {
      return chain.end();
    }
  }

  private @Nullable String firstPublished() {
    if (last == null) {
      return null;
    }
    try (PublishedChain chain = new PublishedChain(settings.client(), branch)) {
      CommitPublished first = chain.first();
      return first == null ? null : first.getHead();
    }
  }

  private static ExecutorService threads(int count, String name) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
  }
}
