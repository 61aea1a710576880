package io.clonestream.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Neo4j for a benchmark alone, in a directory that goes with it: at the end, and at Ctrl-C. */
final class BenchNeo4j {

  private BenchNeo4j() {}

  /** Starts one with a heap of this size ("1g") and waits until it answers. */
  static LocalNeo4j start(String heap) throws IOException, InterruptedException {
    Path data = Files.createTempDirectory("clonestream-bench");
    LocalNeo4j neo4j =
        LocalNeo4j.start(
            Installation.current(),
            data,
            LocalPorts.allFree(),
            List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseParallelGC"));
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  neo4j.stop();
                  Directories.delete(data);
                },
                "stop"));
    neo4j.awaitReady();
    return neo4j;
  }
}
