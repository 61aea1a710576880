package io.clonestream.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A library's releases as a bare Git repository, one commit a release. The same jars always give
 * the same commit ids, so building it again changes nothing.
 */
final class SampleRepository {

  private static final String AUTHOR = "CloneStream sample";

  private SampleRepository() {}

  /**
   * Builds or completes the repository.
   *
   * @param releases oldest first
   * @param jars directory of their sources jars
   * @return id of the newest commit
   */
  static ObjectId build(Path directory, List<SampleRelease> releases, Path jars) {
    try (var history = new GitHistory(directory, AUTHOR)) {
      for (SampleRelease release : releases) {
        DirCacheBuilder tree = DirCache.newInCore().builder();
        addFiles(history, tree, jars.resolve(release.jar()));
        history.commit(tree, release.artifact() + " " + release.version(), release.released());
      }
      return history.publish();
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be built", e);
    }
  }

  /** All files of a jar but those about the jar itself. */
  private static void addFiles(GitHistory history, DirCacheBuilder tree, Path jar)
      throws IOException {
    try (var zip = new ZipFile(jar.toFile(), StandardCharsets.UTF_8)) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        if (entry.isDirectory() || entry.getName().startsWith("META-INF/")) {
          continue;
        }
        try (InputStream content = zip.getInputStream(entry)) {
          history.add(tree, entry.getName(), lineFeeds(content.readAllBytes()));
        }
      }
    }
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
}
