package io.clonestream.feed;

import io.clonestream.commit.Blob;
import io.clonestream.commit.FileChange;
import io.clonestream.commit.FileChanges;
import io.clonestream.commit.Step;
import io.clonestream.commit.TreeDiff;
import io.clonestream.extract.Extraction;
import io.clonestream.extract.FileVersion;
import io.clonestream.extract.SymbolDiff;
import io.clonestream.extract.SymbolEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * From a step to the edits of its symbols. A step of very many files is taken in slices, so that
 * memory stays bounded: a symbol that moves from one slice to another is then removed here and
 * added there.
 */
final class StepExtractor {

  /** Files whose extractions are held at a time; 1,000 files are some 10 MB of source. */
  private static final int SLICE = 1_000;

  private final TreeDiff trees;
  private final BiFunction<String, byte[], Extraction> extractor;
  private final ExtractionCache cache;

  StepExtractor(
      TreeDiff trees, BiFunction<String, byte[], Extraction> extractor, ExtractionCache cache) {
    this.trees = trees;
    this.extractor = extractor;
    this.cache = cache;
  }

  /**
   * What a step did besides its edits.
   *
   * @param skipped reason to number of files and symbols
   */
  record Outcome(int files, SortedMap<String, Integer> skipped) {}

  Outcome extract(Step step, Consumer<SymbolEdit> edits) {
    FileChanges changes = trees.of(step);
    SortedMap<String, Integer> skipped = new TreeMap<>();
    changes.skipped().forEach((reason, count) -> skipped.merge(reason.name(), count, Integer::sum));
    List<FileChange> files = changes.files();
    for (int from = 0; from < files.size(); from += SLICE) {
      List<FileVersion> before = new ArrayList<>();
      List<FileVersion> after = new ArrayList<>();
      Map<String, String> renames = new TreeMap<>();
      for (FileChange file : files.subList(from, Math.min(from + SLICE, files.size()))) {
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

  private void add(
      List<FileVersion> versions,
      FileChange.@Nullable Side file,
      SortedMap<String, Integer> skipped) {
    if (file == null) {
      return;
    }
    Extraction extraction = cache.get(file);
    if (extraction == null) {
      Blob blob = trees.read(file.blob());
      if (blob.skip() != null) {
        skipped.merge(blob.skip().name(), 1, Integer::sum);
        return;
      }
      extraction = extractor.apply(file.path(), blob.bytes());
      cache.put(file, extraction, blob.bytes().length);
    }
    extraction.skipped().forEach((why, count) -> skipped.merge(why.name(), count, Integer::sum));
    versions.add(new FileVersion(file.path(), extraction));
  }
}
