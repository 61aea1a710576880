package io.clonestream.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the built files lie: this module's target directory with one class path file a server, and
 * the job's jar. One class path a server, because Neo4j, Kafka and Flink each bring their own
 * logging and because the cluster must not see the job's libraries before the job brings them.
 *
 * @param target the target directory of this module
 */
record Installation(Path target) {

  /** The build this class was loaded from. */
  static Installation current() {
    try {
      var source = Installation.class.getProtectionDomain().getCodeSource();
      Path target = Path.of(source.getLocation().toURI()).getParent();
      if (target == null) {
        throw new ServerFailure("No build directory above " + source.getLocation());
      }
      return new Installation(target);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** This module's own classes. */
  Path classes() {
    Path jar = target.resolve("clonestream-local.jar");
    return Files.exists(jar) ? jar : target.resolve("classes");
  }

  /** The jar with the job, the publisher and the command line. */
  Path jobJar() {
    Path jar =
        target.resolve("../../../job/target/clonestream-job-all.jar").toAbsolutePath().normalize();
    if (!Files.exists(jar)) {
      throw new ServerFailure(jar + " is missing: build it with 'mvn -Dquick -DskipTests package'");
    }
    return jar;
  }

  /** A script of this checkout. */
  Path script(String name) {
    return target.resolve("../../../scripts").resolve(name).toAbsolutePath().normalize();
  }

  /** Class path of one server: kafka, flink or neo4j. */
  String classPath(String server) {
    Path file = target.resolve("classpath").resolve(server + ".classpath");
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(
          file + " cannot be read: build it with 'mvn -Dquick -DskipTests package'", e);
    }
  }
}
