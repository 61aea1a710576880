package io.clonestream.commit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache.FileKey;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/** A local Git repository, bare or not, opened for reading. */
public final class GitRepository implements AutoCloseable {

  private final Path directory;
  private final Repository repository;

  private GitRepository(Path directory, Repository repository) {
    this.directory = directory;
    this.repository = repository;
  }

  /**
   * Opens the repository at a work tree, below one, or at a Git directory.
   *
   * @throws RepositoryException when there is none
   */
  public static GitRepository open(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    FileRepositoryBuilder builder = new FileRepositoryBuilder().setMustExist(true);
    File gitDirectory = FileKey.resolve(absolute.toFile(), FS.DETECTED);
    if (gitDirectory != null) {
      builder.setGitDir(gitDirectory);
    } else {
      builder.findGitDir(absolute.toFile());
    }
    if (builder.getGitDir() == null) {
      throw new RepositoryException(absolute + " is no Git repository; name a directory with one");
    }
    try {
      return new GitRepository(absolute, builder.build());
    } catch (RepositoryNotFoundException e) {
      throw new RepositoryException(absolute + " is no Git repository: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("Git repository " + absolute + " cannot be read", e);
    }
  }

  Repository jgit() {
    return repository;
  }

  /** Where the repository was asked for. */
  public Path directory() {
    return directory;
  }

  /** The branch that HEAD names, whether it has commits or not; null when HEAD is detached. */
  public @Nullable String currentBranch() {
    try {
      Ref head = repository.exactRef(Constants.HEAD);
      if (head == null || !head.isSymbolic()) {
        return null;
      }
      return Repository.shortenRefName(head.getTarget().getName());
    } catch (IOException e) {
      throw new UncheckedIOException("HEAD of " + directory + " cannot be read", e);
    }
  }

  /** The commit at the tip of a local branch, or of origin's; null when there is none. */
  public @Nullable String tip(String branch) {
    try {
      Ref ref = repository.exactRef(Constants.R_HEADS + branch);
      if (ref == null) {
        ref = repository.exactRef(Constants.R_REMOTES + "origin/" + branch);
      }
      ObjectId id = ref == null ? null : ref.getObjectId();
      return id == null ? null : id.name();
    } catch (IOException e) {
      throw new UncheckedIOException("Branch " + branch + " of " + directory, e);
    }
  }

  /** What every tag points at, annotated tags followed to what they name; by name. */
  public SortedMap<String, String> tags() {
    SortedMap<String, String> tags = new TreeMap<>();
    try {
      RefDatabase refs = repository.getRefDatabase();
      for (Ref ref : refs.getRefsByPrefix(Constants.R_TAGS)) {
        ObjectId peeled = refs.peel(ref).getPeeledObjectId();
        ObjectId id = peeled == null ? ref.getObjectId() : peeled;
        if (id != null) {
          tags.put(ref.getName().substring(Constants.R_TAGS.length()), id.name());
        }
      }
      return tags;
    } catch (IOException e) {
      throw new UncheckedIOException("Tags of " + directory + " cannot be read", e);
    }
  }

  /** Differs when a tag came, moved or went: cheap, reads no objects. */
  public SortedMap<String, String> tagRefs() {
    SortedMap<String, String> tags = new TreeMap<>();
    try {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        tags.put(ref.getName(), String.valueOf(ref.getObjectId()));
      }
      return tags;
    } catch (IOException e) {
      throw new UncheckedIOException("Tags of " + directory + " cannot be read", e);
    }
  }

  /**
   * The commit that a revision names.
   *
   * @throws RepositoryException when it names none
   */
  public String resolve(String revision) {
    try {
      ObjectId id = repository.resolve(revision + "^{commit}");
      if (id != null) {
        return id.name();
      }
      throw new RepositoryException("No commit '" + revision + "' in " + directory);
    } catch (RevisionSyntaxException | AmbiguousObjectException | IncorrectObjectTypeException e) {
      throw new RepositoryException("'" + revision + "' names no commit in " + directory, e);
    } catch (IOException e) {
      throw new UncheckedIOException("Revision " + revision + " of " + directory, e);
    }
  }

  /** Is this commit's object here? */
  public boolean has(String commit) {
    try (RevWalk walk = new RevWalk(repository)) {
      walk.parseCommit(ObjectId.fromString(commit));
      return true;
    } catch (MissingObjectException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("Commit " + commit + " of " + directory, e);
    }
  }

  public Commit commit(String id) {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(ObjectId.fromString(id));
      PersonIdent committer = commit.getCommitterIdent();
      Instant time =
          committer == null
              ? Instant.ofEpochSecond(commit.getCommitTime())
              : committer.getWhenAsInstant();
      PersonIdent author = commit.getAuthorIdent();
      return new Commit(
          id,
          commit.getParentCount() == 0 ? null : commit.getParent(0).name(),
          author == null ? "" : author.getName() + " <" + author.getEmailAddress() + ">",
          commit.getFirstMessageLine(),
          time);
    } catch (IOException e) {
      throw new UncheckedIOException("Commit " + id + " of " + directory, e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
