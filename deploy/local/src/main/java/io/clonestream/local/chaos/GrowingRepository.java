package io.clonestream.local.chaos;

import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository with the objects of another one, whose branch shows ever more of history. */
final class GrowingRepository implements AutoCloseable {

  private static final String BRANCH = Constants.R_HEADS + "main";

  private final Repository repository;
  private final List<ObjectId> history;

  /**
   * Without a commit yet.
   *
   * @param source the other one: its work tree or its directory
   * @param directory of this one: new
   * @throws ServerFailure when there is no repository, or nothing in it
   */
  GrowingRepository(Path source, Path directory) throws IOException {
    var builder = new FileRepositoryBuilder().findGitDir(source.toFile());
    if (builder.getGitDir() == null) {
      builder = new FileRepositoryBuilder().setGitDir(source.toFile()).setMustExist(true);
    }
    try (Repository other = builder.build()) {
      history = firstParents(other, source);
      repository = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(BRANCH);
      Path objects = other.getDirectory().toPath().toAbsolutePath().resolve("objects");
      Files.writeString(directory.resolve("objects/info/alternates"), objects + "\n");
    } catch (RepositoryNotFoundException e) {
      throw new ServerFailure("No Git repository at " + source, e);
    }
  }

  /** Oldest first. */
  private static List<ObjectId> firstParents(Repository other, Path source) throws IOException {
    List<ObjectId> commits = new ArrayList<>();
    try (RevWalk walk = new RevWalk(other)) {
      for (ObjectId at = other.resolve(Constants.HEAD); at != null; ) {
        RevCommit commit = walk.parseCommit(at);
        commits.add(commit.copy());
        at = commit.getParentCount() == 0 ? null : commit.getParent(0);
      }
    }
    if (commits.isEmpty()) {
      throw new ServerFailure(source + " has no commit");
    }
    Collections.reverse(commits);
    return commits;
  }

  /** First-parent commits of all of its history. */
  int commits() {
    return history.size();
  }

  /** The branch shows so many commits. */
  void show(int commits) throws IOException {
    RefUpdate update = repository.updateRef(BRANCH);
    update.setNewObjectId(history.get(commits - 1));
    RefUpdate.Result result = update.forceUpdate();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
      throw new ServerFailure(repository.getDirectory() + " cannot be updated: " + result);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
