package io.clonestream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Submits the job with Flink's own client in a JVM of its own, as a user would to any cluster. */
final class JobSubmission {

  static final String MAIN_CLASS = "io.clonestream.CloneStreamJob";

  private JobSubmission() {}

  /** The product's own job. */
  static ChildCommand start(
      Installation installation, Path data, @Nullable Path restorePoint, List<String> arguments) {
    return start(installation, data, restorePoint, FlinkConfiguration.SLOTS, arguments);
  }

  /** The same with another parallelism than the cluster's. */
  static ChildCommand start(
      Installation installation,
      Path data,
      @Nullable Path restorePoint,
      int parallelism,
      List<String> arguments) {
    return start(
        installation,
        data,
        installation.jobJar(),
        MAIN_CLASS,
        restorePoint,
        parallelism,
        arguments);
  }

  /**
   * The client's command, detached, for the cluster of this directory.
   *
   * @param restorePoint savepoint or retained checkpoint to go on from
   * @param arguments of the job
   */
  static ChildCommand start(
      Installation installation,
      Path data,
      Path jar,
      String mainClass,
      @Nullable Path restorePoint,
      int parallelism,
      List<String> arguments) {
    List<String> client =
        new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism), "-c", mainClass));
    if (restorePoint != null) {
      client.add("-s");
      client.add(FlinkConfiguration.uri(restorePoint));
    }
    client.add(jar.toString());
    client.addAll(arguments);
    List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
    command.addAll(
        FlinkJvm.arguments(
            installation,
            data,
            List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"),
            "org.apache.flink.client.cli.CliFrontend",
            client));
    return ChildCommand.start(
        "Submitting the job",
        command,
        Map.of("FLINK_CONF_DIR", FlinkConfiguration.directory(data).toString()),
        data.resolve("logs").resolve("submit.log"));
  }
}
