package io.clonestream.feed;

import io.clonestream.commit.GitRepository;
import io.clonestream.commit.TreeDiff;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.time.Clock;
import java.util.Properties;
import java.util.function.Consumer;

/**
 * Trees of published commits, read from Git alone: the changes that a publisher would have sent if
 * nothing but the tree of this one commit had ever been published. What was read of a file stays in
 * a cache, by path and content.
 */
public final class Snapshots {

  private static final long CACHED_SOURCE_BYTES = 64 << 20;

  private final StepPreparation preparation;

  /**
   * Of a branch.
   *
   * @param maxRecordBytes as the publisher: larger symbols are skipped
   */
  public Snapshots(
      GitRepository repository, BranchKey branch, SourceReading reading, int maxRecordBytes) {
    TreeDiff trees =
        new TreeDiff(repository, reading.wanted(), reading.renameLimit(), reading.maxFileBytes());
    this.preparation =
        new StepPreparation(
            branch,
            repository::commit,
            new StepExtractor(
                trees, reading, new ExtractionCache(CACHED_SOURCE_BYTES), Runnable::run),
            Clock.systemUTC(),
            maxRecordBytes,
            Integer.MAX_VALUE,
            null);
  }

  /** The largest record that the topic of symbol changes takes. */
  public static int maxRecordBytes(Properties client) {
    try (TopicAdmin topics = new TopicAdmin(client)) {
      return topics.maxMessageBytes(Topics.SYMBOL_CHANGES);
    }
  }

  /** Shows every symbol in the tree of a published step, at the step's instant. */
  public void read(CommitPublished step, Consumer<SymbolChange> visitor) {
    EventDecoder<SymbolChange> decoder = EventDecoder.symbolChanges();
    try (PreparedStep prepared = preparation.snapshot(step)) {
      prepared.read(1, (key, value) -> visitor.accept(decoder.decode(value)));
    }
  }
}
