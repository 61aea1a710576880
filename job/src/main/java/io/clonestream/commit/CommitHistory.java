package io.clonestream.commit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdOwnerMap;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The steps by which a branch is published: first-parent history, oldest first, always beginning
 * where the branch was published last.
 */
public final class CommitHistory {

  private final GitRepository repository;

  public CommitHistory(GitRepository repository) {
    this.repository = repository;
  }

  /**
   * The steps from what was published to {@code head}: one a commit, or a single one when the
   * branch was forced to another line.
   *
   * @param published null when nothing was
   */
  public List<Step> since(@Nullable String published, String head) {
    return steps(published, published, head);
  }

  /** One step to {@code head}, whatever lies between. */
  public List<Step> snapshot(@Nullable String published, String head) {
    if (head.equals(published)) {
      return List.of();
    }
    boolean forced = published != null && !isAncestor(require(published), head);
    return List.of(new Step(head, published, forced, published == null));
  }

  /**
   * The steps over the commits of {@code from..to} that are not published yet.
   *
   * @param from null stands for what is published
   * @param first the first head that was ever published of the branch; null when none was
   * @throws RepositoryException when commits of the range are older than {@code first}
   */
  public List<Step> range(
      @Nullable String from, String to, @Nullable String published, @Nullable String first) {
    if (first != null && repository.has(first)) {
      Set<String> older = new LinkedHashSet<>(firstParents(to, from == null ? first : from));
      older.removeAll(firstParents(to, first));
      older.remove(first);
      if (!older.isEmpty() || (!to.equals(first) && isAncestor(to, first))) {
        throw new RepositoryException(
            "Commit "
                + (older.isEmpty() ? to : older.iterator().next())
                + " is older than "
                + first
                + ", with which the published history begins; older commits cannot follow newer"
                + " ones: publish the whole range anew under another tenant (-D"
                + " feed.tenant=NAME)");
      }
    }
    if (published != null && isAncestor(to, require(published))) {
      return List.of();
    }
    return steps(from, published, to);
  }

  private List<Step> steps(@Nullable String exclude, @Nullable String published, String head) {
    if (published == null) {
      return chain(firstParents(head, exclude), null);
    }
    require(published);
    if (isAncestor(published, head)) {
      List<String> commits = firstParents(head, published);
      if (exclude != null && !exclude.equals(published)) {
        commits.retainAll(new HashSet<>(firstParents(head, exclude)));
      }
      return chain(commits, published);
    }
    return List.of(new Step(head, published, true, false));
  }

  private List<Step> chain(List<String> commits, @Nullable String published) {
    List<Step> steps = new ArrayList<>(commits.size());
    String from = published;
    for (String commit : commits) {
      boolean snapshot = from == null && repository.commit(commit).parent() != null;
      steps.add(new Step(commit, from, false, snapshot));
      from = commit;
    }
    return steps;
  }

  /** Commits on the first-parent line of {@code head} that {@code exclude} does not reach. */
  private List<String> firstParents(String head, @Nullable String exclude) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setRetainBody(false);
      List<String> line = new ArrayList<>();
      ObjectIdOwnerMap<Reached> reached = exclude == null ? null : notReached(head, exclude);
      RevCommit commit = walk.parseCommit(ObjectId.fromString(head));
      while (commit != null && (reached == null || reached.contains(commit))) {
        line.add(commit.name());
        commit = commit.getParentCount() == 0 ? null : walk.parseCommit(commit.getParent(0));
      }
      Collections.reverse(line);
      return line;
    } catch (IOException e) {
      throw unreadable(head, e);
    }
  }

  private ObjectIdOwnerMap<Reached> notReached(String head, String exclude) throws IOException {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setRetainBody(false);
      walk.sort(RevSort.NONE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(head)));
      walk.markUninteresting(walk.parseCommit(ObjectId.fromString(exclude)));
      ObjectIdOwnerMap<Reached> commits = new ObjectIdOwnerMap<>();
      for (RevCommit commit : walk) {
        commits.add(new Reached(commit));
      }
      return commits;
    }
  }

  /** Is {@code ancestor} reachable from {@code head}, or equal to it? */
  public boolean isAncestor(String ancestor, String head) {
    try (RevWalk walk = new RevWalk(repository.jgit())) {
      walk.setRetainBody(false);
      return walk.isMergedInto(
          walk.parseCommit(ObjectId.fromString(ancestor)),
          walk.parseCommit(ObjectId.fromString(head)));
    } catch (IOException e) {
      throw unreadable(ancestor, e);
    }
  }

  private String require(String published) {
    if (!repository.has(published)) {
      throw new RepositoryException(
          "Commit "
              + published
              + ", which was published last, is not in "
              + repository.directory()
              + "; bring it there (git fetch, or git fetch origin "
              + published
              + "), publish another repository of that name under one of its own (--repository NAME),"
              + " or publish anew under another tenant (-D feed.tenant=NAME)");
    }
    return published;
  }

  private UncheckedIOException unreadable(String commit, IOException e) {
    return new UncheckedIOException(
        "History of " + commit + " in " + repository.directory() + " cannot be read", e);
  }

  private static final class Reached extends ObjectIdOwnerMap.Entry {
    Reached(RevCommit commit) {
      super(commit);
    }
  }
}
