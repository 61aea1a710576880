package io.clonestream.feed;

import io.clonestream.commit.CommitHistory;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What the publisher records of a branch of a Git repository, without Kafka. */
public final class RecordedBranch {

  private final CommitHistory history;
  private final StepPreparation preparation;
  private final List<CommitPublished> steps = new ArrayList<>();
  private final List<SymbolChange> changes = new ArrayList<>();

  public RecordedBranch(
      GitRepository repository, BranchKey branch, SourceReading reading, Clock clock) {
    TreeDiff trees =
        new TreeDiff(repository, reading.wanted(), reading.renameLimit(), reading.maxFileBytes());
    this.history = new CommitHistory(repository);
    this.preparation =
        new StepPreparation(
            branch,
            repository::commit,
            new StepExtractor(trees, reading, new ExtractionCache(1 << 20), Runnable::run),
            clock,
            1 << 20,
            1_000,
            null);
  }

  /** Publishes from what was published to this commit. */
  public void publish(String head) {
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    String published = steps.isEmpty() ? null : steps.get(steps.size() - 1).getHead();
    for (Step step : history.since(published, head)) {
      try (PreparedStep prepared = preparation.next(step)) {
        prepared.read(1, (key, value) -> changes.add(decoder.decode(value)));
        steps.add(prepared.part(1));
      }
    }
  }

  /** The steps, oldest first. */
  public List<CommitPublished> steps() {
    return List.copyOf(steps);
  }

  public List<SymbolChange> changes() {
    return List.copyOf(changes);
  }
}
