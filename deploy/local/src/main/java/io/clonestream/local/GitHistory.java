package io.clonestream.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A history written into a bare Git repository, commit upon commit. The same files at the same
 * times always give the same commit ids, so writing it again changes nothing.
 */
public final class GitHistory implements AutoCloseable {

  private static final String BRANCH = Constants.R_HEADS + "main";
  private static final String ADDRESS = "sample@clonestream.invalid";

  private final String author;
  private final Repository repository;
  private final ObjectInserter objects;
  private final Set<ObjectId> written = new HashSet<>();
  private @Nullable ObjectId head;

  /**
   * @param directory of the repository; created when missing
   * @param author of every commit
   */
  public GitHistory(Path directory, String author) throws IOException {
    this.author = author;
    repository = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    if (!repository.getObjectDatabase().exists()) {
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(BRANCH);
    }
    objects = repository.newObjectInserter();
  }

  /** Adds a file to a tree. */
  public void add(DirCacheBuilder tree, String path, byte[] content) throws IOException {
    var file = new DirCacheEntry(path);
    file.setFileMode(FileMode.REGULAR_FILE);
    ObjectId id = objects.idFor(Constants.OBJ_BLOB, content);
    if (written.add(id)) {
      objects.insert(Constants.OBJ_BLOB, content);
    }
    file.setObjectId(id);
    tree.add(file);
  }

  /** Commits a tree on top of what was committed before. */
  public void commit(DirCacheBuilder tree, String message, Instant time) throws IOException {
    tree.finish();
    var person = new PersonIdent(author, ADDRESS, time, ZoneOffset.UTC);
    var commit = new CommitBuilder();
    commit.setTreeId(tree.getDirCache().writeTree(objects));
    if (head != null) {
      commit.setParentId(head);
    }
    commit.setAuthor(person);
    commit.setCommitter(person);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(message + "\n");
    head = objects.insert(commit);
  }

  /** Goes back, so that the next commit follows this one and the next head is a forced push. */
  public void backTo(ObjectId commit) {
    head = commit;
  }

  /**
   * Makes the last commit the head of branch main.
   *
   * @return its id
   */
  public ObjectId publish() throws IOException {
    objects.flush();
    if (head == null) {
      throw new IllegalStateException(repository.getDirectory() + " has no commit");
    }
    RefUpdate update = repository.updateRef(BRANCH);
    update.setNewObjectId(head);
    RefUpdate.Result result = update.forceUpdate();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
      throw new ServerFailure(
          repository.getDirectory() + ": " + BRANCH + " cannot be updated: " + result);
    }
    return head;
  }

  @Override
  public void close() {
    objects.close();
    repository.close();
  }
}
