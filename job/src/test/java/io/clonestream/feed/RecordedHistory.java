package io.clonestream.feed;

import io.clonestream.commit.CommitHistory;
import io.clonestream.commit.CommitOptions;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.extract.ExtractLimits;
import io.clonestream.extract.Extraction;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/** The records that the publisher sends of a real repository's history, for benchmarks. */
public final class RecordedHistory {

  private static final int MAX_RECORD_BYTES = 1 << 20;
  private static final int CACHED_SOURCE_BYTES = 32 << 20;

  private RecordedHistory() {}

  /**
   * Symbol changes of the oldest commits of a repository's first-parent history, commit by commit.
   *
   * @param commits at most
   * @param progress hears how many commits were read
   */
  public static List<List<RawRecord>> of(Path repository, int commits, IntConsumer progress) {
    List<List<RawRecord>> history = new ArrayList<>();
    try (GitRepository git = GitRepository.open(repository)) {
      StepPreparation preparation = preparation(git, repository, new Extractor()::extract);
      List<Step> steps =
          new CommitHistory(git).since(null, Objects.requireNonNull(git.resolve("HEAD")));
      for (Step step : steps.subList(0, Math.min(commits, steps.size()))) {
        history.add(records(preparation, step));
        progress.accept(history.size());
      }
    }
    return history;
  }

  /**
   * Symbol changes that bring the tree at HEAD without its history.
   *
   * @param files hears each source file that is read, by path and content
   */
  public static List<RawRecord> snapshot(Path repository, BiConsumer<String, byte[]> files) {
    Extractor extractor = new Extractor();
    try (GitRepository git = GitRepository.open(repository)) {
      StepPreparation preparation =
          preparation(
              git,
              repository,
              (path, content) -> {
                files.accept(path, content);
                return extractor.extract(path, content);
              });
      String head = Objects.requireNonNull(git.resolve("HEAD"));
      return new CommitHistory(git)
          .snapshot(null, head).stream()
              .flatMap(step -> records(preparation, step).stream())
              .toList();
    }
  }

  private static StepPreparation preparation(
      GitRepository git, Path repository, BiFunction<String, byte[], Extraction> extractor) {
    int maxFileBytes = ExtractLimits.DEFAULT.maxFileBytes();
    int renameLimit = CommitOptions.RENAME_LIMIT.defaultValue();
    Predicate<String> wanted = path -> Languages.of(path).isPresent();
    return new StepPreparation(
        new BranchKey("default", repository.getFileName().toString(), "main"),
        git::commit,
        new StepExtractor(
            new TreeDiff(git, wanted, renameLimit, maxFileBytes),
            new SourceReading(wanted, maxFileBytes, renameLimit, extractor),
            new ExtractionCache(CACHED_SOURCE_BYTES),
            Runnable::run),
        Clock.systemUTC(),
        MAX_RECORD_BYTES,
        Integer.MAX_VALUE,
        null);
  }

  private static List<RawRecord> records(StepPreparation preparation, Step step) {
    List<RawRecord> records = new ArrayList<>();
    try (PreparedStep prepared = preparation.next(step)) {
      prepared.read(
          1,
          (key, value) ->
              records.add(
                  new RawRecord(
                      Topics.SYMBOL_CHANGES,
                      0,
                      0,
                      0,
                      key.getBytes(StandardCharsets.UTF_8),
                      value,
                      List.of())));
    }
    return records;
  }

  /** The same events, of another branch: other symbols of the same code. */
  public static List<RawRecord> onBranch(String branch, List<RawRecord> events) {
    return events.stream().map(event -> onBranch(branch, event, change -> {})).toList();
  }

  /** The same event of another branch, and changed in other ways. */
  public static RawRecord onBranch(String branch, RawRecord event, Consumer<SymbolChange> edit) {
    SymbolChange change = EventDecoder.symbolChanges().decode(event.value());
    String from = change.getBranch();
    change.setBranch(branch);
    change.setSymbolId(moved(change.getSymbolId(), from, branch));
    if (change.getParentSymbolId() != null) {
      change.setParentSymbolId(moved(change.getParentSymbolId(), from, branch));
    }
    if (change.getPreviousSymbolId() != null) {
      change.setPreviousSymbolId(moved(change.getPreviousSymbolId(), from, branch));
    }
    edit.accept(change);
    try {
      ByteBuffer encoded = SymbolChange.getEncoder().encode(change);
      byte[] value = new byte[encoded.remaining()];
      encoded.get(value);
      byte[] key = change.getSymbolId().getBytes(StandardCharsets.UTF_8);
      return new RawRecord(event.topic(), 0, 0, 0, key, value, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String moved(String symbolId, String from, String to) {
    int at = symbolId.indexOf('@') + 1;
    return symbolId.substring(0, at) + to + symbolId.substring(at + from.length());
  }
}
