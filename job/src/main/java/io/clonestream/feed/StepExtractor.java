package io.clonestream.feed;

import io.clonestream.commit.Blob;
import io.clonestream.commit.FileChange;
import io.clonestream.commit.FileChanges;
import io.clonestream.commit.FileSkip;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.extract.Extraction;
import io.clonestream.extract.FileVersion;
import io.clonestream.extract.SymbolDiff;
import io.clonestream.extract.SymbolEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From a step to the edits of its symbols. Parsing is nearly all of the work, so other threads fill
 * the cache: with the files of steps to come, and with those of a large step. What they do decides
 * nothing: a file that is not in the cache is parsed where it is needed.
 *
 * <p>A step of very many files is taken in slices, so that memory stays bounded: a symbol that
 * moves from one slice to another is then removed here and added there.
 */
final class StepExtractor {

  /** Files whose extractions are held at a time; 1,000 files are some 10 MB of source. */
  private static final int SLICE = 1_000;

  private final TreeDiff trees;
  private final SourceReading reading;
  private final ExtractionCache cache;
  private final Executor parsers;

  StepExtractor(TreeDiff trees, SourceReading reading, ExtractionCache cache, Executor parsers) {
    this.trees = trees;
    this.reading = reading;
    this.cache = cache;
    this.parsers = parsers;
  }

  /**
   * What a step did besides its edits.
   *
   * @param skipped reason to number of files and symbols
   */
  record Outcome(int files, SortedMap<String, Integer> skipped) {}

  /** Parses the files of a step to come, unless they are so many that the cache would not do. */
  FutureTask<?> ahead(Step step) {
    return parse(
        () -> {
          List<FileChange.Side> files = trees.after(step);
          if (files.size() <= SLICE) {
            files.forEach(file -> extraction(file, new TreeMap<>()));
          }
        });
  }

  /**
   * The rules of {@link Suppression#FILE} after a step; null where they are those of before it. A
   * step that was forced states them anyway: it may come back to a commit of which the record that
   * stated them is replaced by its own.
   */
  @Nullable SuppressionFile suppressions(Step step) {
    String from = step.from();
    String before = from == null ? null : trees.blob(from, Suppression.FILE);
    String after = trees.blob(step.head(), Suppression.FILE);
    boolean anyway = from != null && (step.forced() || step.snapshot());
    if (Objects.equals(before, after) && !anyway) {
      return null;
    }
    return after == null ? SuppressionFile.NONE : SuppressionFile.of(trees.read(after));
  }

  Outcome extract(Step step, Consumer<SymbolEdit> edits) {
    FileChanges changes = trees.of(step);
    SortedMap<String, Integer> skipped = new TreeMap<>();
    changes.skipped().forEach((reason, count) -> skipped.merge(reason.name(), count, Integer::sum));
    List<FileChange> files = changes.files();
    for (int from = 0; from < files.size(); from += SLICE) {
      List<FileChange> slice = files.subList(from, Math.min(from + SLICE, files.size()));
      if (files.size() > SLICE) {
        parse(slice);
      }
      List<FileVersion> before = new ArrayList<>();
      List<FileVersion> after = new ArrayList<>();
      Map<String, String> renames = new TreeMap<>();
      for (FileChange file : slice) {
        add(before, file.before(), new TreeMap<>());
        add(after, file.after(), skipped);
        if (file.kind() == FileChange.Kind.RENAMED && file.before() != null) {
          renames.put(file.path(), file.before().path());
        }
      }
      SymbolDiff.between(before, after, renames).forEach(edits);
    }
    return new Outcome(files.size(), skipped);
  }

  private void parse(List<FileChange> slice) {
    List<FutureTask<?>> tasks = new ArrayList<>();
    for (FileChange file : slice) {
      FileChange.Side after = file.after();
      if (after != null) {
        tasks.add(parse(() -> extraction(after, new TreeMap<>())));
      }
    }
    tasks.forEach(Waiting::forResult);
  }

  private FutureTask<?> parse(Runnable work) {
    FutureTask<?> task = new FutureTask<>(work, null);
    parsers.execute(task);
    return task;
  }

  private void add(
      List<FileVersion> versions,
      FileChange.@Nullable Side file,
      SortedMap<String, Integer> skipped) {
    Extraction extraction = file == null ? null : extraction(file, skipped);
    if (file != null && extraction != null) {
      extraction.skipped().forEach((why, count) -> skipped.merge(why.name(), count, Integer::sum));
      versions.add(new FileVersion(file.path(), extraction));
    }
  }

  private @Nullable Extraction extraction(
      FileChange.Side file, SortedMap<String, Integer> skipped) {
    Extraction known = cache.get(file);
    if (known != null) {
      return known;
    }
    Blob blob = trees.read(file.blob());
    FileSkip skip = blob.skip();
    if (skip != null) {
      skipped.merge(skip.name(), 1, Integer::sum);
      return null;
    }
    Extraction extraction = reading.extractor().apply(file.path(), blob.bytes());
    cache.put(file, extraction, blob.bytes().length);
    return extraction;
  }
}
