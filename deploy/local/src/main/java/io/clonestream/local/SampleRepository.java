package io.clonestream.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
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
import org.jspecify.annotations.Nullable;

/**
 * A library's releases as a bare Git repository, one commit a release. The same jars always give
 * the same commit ids, so building it again changes nothing.
 */
final class SampleRepository {

  private static final String BRANCH = Constants.R_HEADS + "main";
  private static final String NAME = "CloneStream sample";
  private static final String ADDRESS = "sample@clonestream.invalid";

  private SampleRepository() {}

  /**
   * Builds or completes the repository.
   *
   * @param releases oldest first
   * @param jars directory of their sources jars
   * @return id of the newest commit
   */
  static ObjectId build(Path directory, List<SampleRelease> releases, Path jars) {
    try (Repository repository =
        new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build()) {
      if (!repository.getObjectDatabase().exists()) {
        repository.create(true);
        repository.updateRef(Constants.HEAD).link(BRANCH);
      }
      ObjectId head = null;
      try (ObjectInserter objects = repository.newObjectInserter()) {
        for (SampleRelease release : releases) {
          head = commit(objects, head, release, tree(objects, jars.resolve(release.jar())));
        }
        objects.flush();
      }
      if (head == null) {
        throw new IllegalArgumentException(directory + " needs at least one release");
      }
      RefUpdate update = repository.updateRef(BRANCH);
      update.setNewObjectId(head);
      RefUpdate.Result result = update.forceUpdate();
      if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
        throw new ServerFailure(directory + ": " + BRANCH + " cannot be updated: " + result);
      }
      return head;
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be built", e);
    }
  }

  private static ObjectId commit(
      ObjectInserter objects, @Nullable ObjectId parent, SampleRelease release, ObjectId tree)
      throws IOException {
    var author = new PersonIdent(NAME, ADDRESS, release.released(), ZoneOffset.UTC);
    var commit = new CommitBuilder();
    commit.setTreeId(tree);
    if (parent != null) {
      commit.setParentId(parent);
    }
    commit.setAuthor(author);
    commit.setCommitter(author);
    commit.setEncoding(StandardCharsets.UTF_8);
    commit.setMessage(release.artifact() + " " + release.version() + "\n");
    return objects.insert(commit);
  }

  /** Without carriage returns: jars packed on Windows have them, Git's history has not. */
  private static byte[] lineFeeds(byte[] content) {
    byte[] kept = new byte[content.length];
    int length = 0;
    for (int i = 0; i < content.length; i++) {
      if (content[i] != '\r' || i + 1 == content.length || content[i + 1] != '\n') {
        kept[length++] = content[i];
      }
    }
    return Arrays.copyOf(kept, length);
  }

  /** All files of a jar but those about the jar itself. */
  private static ObjectId tree(ObjectInserter objects, Path jar) throws IOException {
    DirCache files = DirCache.newInCore();
    DirCacheBuilder builder = files.builder();
    try (var zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.isDirectory() || entry.getName().startsWith("META-INF/")) {
          continue;
        }
        try (InputStream content = zip.getInputStream(entry)) {
          var file = new DirCacheEntry(entry.getName());
          file.setFileMode(FileMode.REGULAR_FILE);
          file.setObjectId(objects.insert(Constants.OBJ_BLOB, lineFeeds(content.readAllBytes())));
          builder.add(file);
        }
      }
    }
    builder.finish();
    return files.writeTree(objects);
  }
}
