package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gets source jars through Maven: from the local repository when they are there, else remotely. */
final class SampleDownload {

  private static final String COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy";

  private SampleDownload() {}

  /**
   * Copies the jars that are missing into a directory.
   *
   * @throws ServerFailure when Maven cannot get them
   */
  static void copy(List<SampleRelease> releases, Path directory) {
    List<SampleRelease> missing =
        releases.stream().filter(r -> !Files.exists(directory.resolve(r.jar()))).toList();
    if (missing.isEmpty()) {
      return;
    }
    Path pom;
    try {
      pom = Files.createDirectories(directory).resolve("pom.xml");
      Files.writeString(pom, pom(missing, directory));
    } catch (IOException e) {
      throw new UncheckedIOException(directory + " cannot be written", e);
    }
    try {
      if (maven(pom, true).await() != 0) {
        maven(pom, false).awaitSuccess();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure("Getting the sample's sources was interrupted", e);
    }
  }

  private static ChildCommand maven(Path pom, boolean offline) {
    List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-f", pom.toString(), COPY));
    if (offline) {
      command.add("-o");
    }
    Path output = pom.resolveSibling("maven.log");
    return ChildCommand.start("Getting the sample's sources", command, Map.of(), output);
  }

  static String pom(List<SampleRelease> releases, Path directory) {
    StringBuilder items = new StringBuilder();
    for (SampleRelease release : releases) {
      items.append(
          """
          <artifactItem>
            <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
            <classifier>sources</classifier>
          </artifactItem>
          """
              .formatted(release.group(), release.artifact(), release.version()));
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>io.clonestream</groupId><artifactId>clonestream-sample</artifactId><version>1</version>
      <packaging>pom</packaging>
      <build><plugins><plugin>
        <groupId>org.apache.maven.plugins</groupId><artifactId>maven-dependency-plugin</artifactId>
        <configuration>
          <outputDirectory>%s</outputDirectory>
          <artifactItems>
    %s      </artifactItems>
        </configuration>
      </plugin></plugins></build>
    </project>
    """
        .formatted(directory, items.toString().indent(8));
  }
}
