package io.clonestream.commit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
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

/** A bare repository whose commits are given as whole trees. */
public final class TestRepository implements AutoCloseable {

  private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");

  private final Path directory;
  private final Repository repository;
  private int commits;

  private TestRepository(Path directory, Repository repository) {
    this.directory = directory;
    this.repository = repository;
  }

  public static TestRepository create(Path directory) throws IOException {
    Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    repository.create(true);
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
    return new TestRepository(directory, repository);
  }

  public Path directory() {
    return directory;
  }

  public Repository jgit() {
    return repository;
  }

  /** A commit of regular files, a minute after the one made before. */
  public String commit(Map<String, String> files, String... parents) throws IOException {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return commitAt(BEGIN.plusSeconds(60L * commits++), contents, Map.of(), parents);
  }

  /** A commit at a given time; {@code modes} of paths that are no regular files. */
  public String commitAt(
      Instant time, Map<String, byte[]> files, Map<String, FileMode> modes, String... parents)
      throws IOException {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      for (var file : files.entrySet()) {
        FileMode mode = modes.getOrDefault(file.getKey(), FileMode.REGULAR_FILE);
        DirCacheEntry entry = new DirCacheEntry(file.getKey());
        entry.setFileMode(mode);
        entry.setObjectId(
            FileMode.GITLINK.equals(mode)
                ? ObjectId.fromString(new String(file.getValue(), StandardCharsets.US_ASCII))
                : inserter.insert(Constants.OBJ_BLOB, file.getValue()));
        builder.add(entry);
      }
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      PersonIdent person = new PersonIdent("Ada", "ada@example.org", time, ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage("Change " + commits + "\n\nBecause.");
      for (String parent : parents) {
        commit.addParentId(ObjectId.fromString(parent));
      }
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id.name();
    }
  }

  /** Points a branch at a commit, forced if need be. */
  public void point(String branch, String commit) throws IOException {
    RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
    update.setNewObjectId(ObjectId.fromString(commit));
    update.setForceUpdate(true);
    update.update();
  }

  @Override
  public void close() {
    repository.close();
  }
}
