package io.clonestream.local;

import io.clonestream.query.BrowserFiles;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * Neo4j Browser's jar with our guide, style and saved queries beside its own pages. Neo4j serves
 * the first {@code browser} directory on its class path and no other, so they must lie in the same;
 * then they come from Browser's own origin, and no second web server is needed.
 */
final class BrowserJar {

  /** Directory of our files, below Browser's. */
  private static final String DIRECTORY = "clonestream";

  private BrowserJar() {}

  /** Where our files are served. */
  static String base(LocalPorts ports) {
    return "http://127.0.0.1:" + ports.http() + "/browser/" + DIRECTORY;
  }

  /**
   * Writes the jar and returns the class path with it in the place of Browser's own.
   *
   * @param home Neo4j's home, where the jar is written
   */
  static String into(Path home, String classPath, LocalPorts ports) {
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      Path original = Path.of(entry);
      Path name = original.getFileName();
      if (name != null && name.toString().startsWith("neo4j-browser-")) {
        return classPath.replace(entry, write(original, home.resolve(name), ports).toString());
      }
    }
    throw new ServerFailure("No Neo4j Browser on the class path " + classPath);
  }

  private static Path write(Path original, Path jar, LocalPorts ports) {
    try {
      Files.copy(original, jar, StandardCopyOption.REPLACE_EXISTING);
      try (FileSystem zip = FileSystems.newFileSystem(jar)) {
        Path directory = Files.createDirectories(zip.getPath("browser", DIRECTORY));
        for (Map.Entry<String, byte[]> file : BrowserFiles.of(base(ports)).entrySet()) {
          Files.write(directory.resolve(file.getKey()), file.getValue());
        }
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(jar + " cannot be written", e);
    }
  }
}
