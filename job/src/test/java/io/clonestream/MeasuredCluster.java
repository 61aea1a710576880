package io.clonestream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint;
import org.apache.flink.runtime.taskexecutor.TaskManagerRunner;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster whose TaskManager is a process of its own, sized by Flink as its scripts would;
 * the JobManager is in this process.
 */
final class MeasuredCluster implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long STEP_MILLIS = 50;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Path directory;
  private final Configuration configuration;
  private final StandaloneSessionClusterEntrypoint jobManager;
  private @Nullable Process taskManager;

  private MeasuredCluster(Path directory, Configuration configuration) {
    this.directory = directory;
    this.configuration = configuration;
    this.jobManager = new StandaloneSessionClusterEntrypoint(configuration);
  }

  /**
   * Starts both.
   *
   * @param directory of their files
   * @param settings of Flink, the size of the TaskManager among them
   */
  static MeasuredCluster start(Path directory, Map<String, String> settings) throws Exception {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::setString);
    configuration.setString("jobmanager.rpc.address", "127.0.0.1");
    configuration.setString("jobmanager.rpc.port", Integer.toString(freePort()));
    configuration.setString("jobmanager.bind-host", "127.0.0.1");
    configuration.setString("taskmanager.host", "127.0.0.1");
    configuration.setString("taskmanager.bind-host", "127.0.0.1");
    configuration.setString("rest.address", "127.0.0.1");
    configuration.setString("rest.bind-address", "127.0.0.1");
    configuration.setString("rest.port", Integer.toString(freePort()));
    configuration.setString("execution.target", "remote");
    configuration.setString("execution.attached", "false");
    configuration.setString("io.tmp.dirs", directory.toString());
    configuration.setString("web.upload.dir", directory.toString());
    Files.write(
        directory.resolve("config.yaml"),
        configuration.toMap().entrySet().stream()
            .map(setting -> setting.getKey() + ": \"" + setting.getValue() + "\"")
            .toList());
    MeasuredCluster cluster = new MeasuredCluster(directory, configuration);
    cluster.jobManager.startCluster();
    cluster.startTaskManager();
    return cluster;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts a TaskManager; one that runs must have been killed before. */
  void startTaskManager() throws IOException {
    TaskExecutorProcessSpec sizes =
        TaskExecutorProcessUtils.processSpecFromConfig(new Configuration(configuration));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(sizes)));
    command.add("-XX:+UseSerialGC");
    command.add("-XX:NativeMemoryTracking=summary");
    command.add("-Dfile.encoding=UTF-8");
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(TaskManagerRunner.class.getName());
    command.addAll(List.of("--configDir", directory.toString()));
    command.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(sizes)));
    File log = directory.resolve("taskmanager.log").toFile();
    taskManager =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }

  /** Kills the TaskManager as a crash would. */
  void killTaskManager() throws InterruptedException {
    taskManager().destroyForcibly().waitFor();
  }

  private Process taskManager() {
    return Objects.requireNonNull(taskManager);
  }

  /**
   * Of the TaskManager.
   *
   * @throws IOException with the end of its log when it has ended
   */
  long pid() throws IOException {
    if (!taskManager().isAlive()) {
      List<String> log = Files.readAllLines(directory.resolve("taskmanager.log"));
      throw new IOException(
          "The TaskManager has ended: "
              + log.stream().skip(Math.max(0, log.size() - 20)).collect(Collectors.joining("\n")));
    }
    return taskManager().pid();
  }

  Configuration configuration() {
    return configuration;
  }

  /** What Flink's REST interface answers. */
  JsonNode get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  private JsonNode post(String path, String json) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + configuration.toMap().get("rest.port") + path));
  }

  private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(response.uri() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Takes a checkpoint that shares no file with those before. */
  void fullCheckpoint(String job) throws IOException, InterruptedException {
    String path = "/jobs/" + job + "/checkpoints";
    String trigger = post(path, "{\"checkpointType\": \"FULL\"}").path("request-id").asText();
    while (!get(path + "/" + trigger).at("/status/id").asText().equals("COMPLETED")) {
      pid();
      Thread.sleep(STEP_MILLIS);
    }
  }

  @Override
  public void close() throws Exception {
    killTaskManager();
    jobManager.closeAsync().get(1, TimeUnit.MINUTES);
  }
}
