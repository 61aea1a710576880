package io.clonestream.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.api.errors.CanceledException;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffEntry.ChangeType;
import org.eclipse.jgit.diff.RenameDetector;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/**
 * The files that differ between two commits, renames found by content. Reads trees only; contents
 * are read by {@link #read}, one at a time. Safe for use by many threads.
 */
public final class TreeDiff {

  private final GitRepository repository;
  private final Predicate<String> wanted;
  private final int renameLimit;
  private final int maxFileBytes;

  /** Differences in the files whose path is {@code wanted}. */
  public TreeDiff(
      GitRepository repository, Predicate<String> wanted, int renameLimit, int maxFileBytes) {
    this.repository = repository;
    this.wanted = wanted;
    this.renameLimit = renameLimit;
    this.maxFileBytes = maxFileBytes;
  }

  public FileChanges of(Step step) {
    WantedFiles filter = new WantedFiles(wanted);
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      List<FileChange> files = new ArrayList<>();
      for (DiffEntry entry : withRenames(reader, differing(reader, step, filter))) {
        // A deleted file that resembles several new ones moved to the first; the others are copies.
        boolean copied = entry.getChangeType() == ChangeType.COPY;
        FileChange.Side before = copied ? null : side(entry, DiffEntry.Side.OLD);
        FileChange.Side after = side(entry, DiffEntry.Side.NEW);
        if (before != null || after != null) {
          files.add(FileChange.of(before, after));
        }
      }
      files.sort(Comparator.comparing(FileChange::path));
      return new FileChanges(files, filter.skipped);
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Trees of " + step + " cannot be read", e);
    }
  }

  /** The files of the step that are there after it: what has to be read, found without renames. */
  public List<FileChange.Side> after(Step step) {
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      return differing(reader, step, new WantedFiles(wanted)).stream()
          .map(entry -> side(entry, DiffEntry.Side.NEW))
          .filter(Objects::nonNull)
          .toList();
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw new UncheckedIOException("Trees of " + step + " cannot be read", e);
    }
  }

  /** The content of a blob, unless it is larger than the most. */
  public Blob read(String blob) {
    try (ObjectReader reader = repository.jgit().newObjectReader()) {
      var loader = reader.open(ObjectId.fromString(blob));
      return loader.getSize() > maxFileBytes
          ? Blob.skipped(FileSkip.TOO_LARGE)
          : Blob.of(loader.getCachedBytes(maxFileBytes));
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (LargeObjectException e) {
      return Blob.skipped(FileSkip.TOO_LARGE);
    } catch (IOException e) {
      throw new UncheckedIOException("Blob " + blob + " cannot be read", e);
    }
  }

  /** The blob of a regular file in the tree of a commit; null when there is none. */
  public @Nullable String blob(String commit, String path) {
    try (RevWalk walk = new RevWalk(repository.jgit());
        TreeWalk at =
            TreeWalk.forPath(
                repository.jgit(), path, walk.parseCommit(ObjectId.fromString(commit)).getTree())) {
      return at == null || !isRegular(at.getFileMode(0)) ? null : at.getObjectId(0).name();
    } catch (MissingObjectException e) {
      throw missing(e);
    } catch (IOException e) {
      throw new UncheckedIOException("File " + path + " of commit " + commit, e);
    }
  }

  private List<DiffEntry> differing(ObjectReader reader, Step step, WantedFiles filter)
      throws IOException {
    try (TreeWalk walk = new TreeWalk(repository.jgit(), reader)) {
      walk.setRecursive(true);
      walk.setFilter(AndTreeFilter.create(TreeFilter.ANY_DIFF, filter));
      addTree(reader, walk, step.from());
      addTree(reader, walk, step.head());
      return DiffEntry.scan(walk);
    }
  }

  private static void addTree(ObjectReader reader, TreeWalk walk, @Nullable String commit)
      throws IOException {
    if (commit == null) {
      walk.addTree(new EmptyTreeIterator());
      return;
    }
    try (RevWalk revWalk = new RevWalk(reader)) {
      walk.addTree(revWalk.parseCommit(ObjectId.fromString(commit)).getTree());
    }
  }

  private List<DiffEntry> withRenames(ObjectReader reader, List<DiffEntry> entries)
      throws IOException {
    boolean added = entries.stream().anyMatch(e -> e.getChangeType() == ChangeType.ADD);
    boolean deleted = entries.stream().anyMatch(e -> e.getChangeType() == ChangeType.DELETE);
    if (!added || !deleted) {
      return entries;
    }
    RenameDetector detector = new RenameDetector(repository.jgit());
    detector.setRenameLimit(renameLimit);
    detector.setSkipContentRenamesForBinaryFiles(true);
    detector.addAll(entries);
    try {
      return detector.compute(reader, NullProgressMonitor.INSTANCE);
    } catch (CanceledException e) {
      throw new IllegalStateException("A monitor that never cancels has cancelled", e);
    }
  }

  private FileChange.@Nullable Side side(DiffEntry entry, DiffEntry.Side side) {
    String path = entry.getPath(side);
    boolean regular = isRegular(entry.getMode(side));
    return regular && wanted.test(path)
        ? new FileChange.Side(path, entry.getId(side).name())
        : null;
  }

  private RepositoryException missing(MissingObjectException e) {
    return new RepositoryException(
        "Object "
            + e.getObjectId().name()
            + " is not in "
            + repository.directory()
            + " (a partial clone?); bring all objects there with: git fetch --refetch",
        e);
  }

  private static boolean isRegular(FileMode mode) {
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode);
  }

  /** Lets regular files of wanted paths through and counts the rest by reason. */
  private static final class WantedFiles extends TreeFilter {
    private final Predicate<String> wanted;
    private final SortedMap<FileSkip, Integer> skipped = new TreeMap<>();

    WantedFiles(Predicate<String> wanted) {
      this.wanted = wanted;
    }

    @Override
    public boolean include(TreeWalk walk) {
      if (walk.isSubtree()) {
        return true;
      }
      FileMode after = walk.getFileMode(1);
      if (FileMode.GITLINK.equals(after)) {
        skipped.merge(FileSkip.SUBMODULE, 1, Integer::sum);
      } else if (FileMode.SYMLINK.equals(after)) {
        skipped.merge(FileSkip.SYMBOLIC_LINK, 1, Integer::sum);
      }
      if (!isRegular(walk.getFileMode(0)) && !isRegular(after)) {
        return false;
      }
      boolean keep = wanted.test(walk.getPathString());
      if (!keep && isRegular(after)) {
        skipped.merge(FileSkip.UNKNOWN_LANGUAGE, 1, Integer::sum);
      }
      return keep;
    }

    @Override
    public boolean shouldBeRecursive() {
      return false;
    }

    @Override
    @SuppressWarnings("MissingSuperCall") // stateful and used once
    public TreeFilter clone() {
      return this;
    }
  }
}
