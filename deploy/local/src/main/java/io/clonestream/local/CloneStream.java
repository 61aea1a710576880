package io.clonestream.local;

import io.clonestream.CloneStreamCli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** The product's own command line, told where the local servers are. */
final class CloneStream {

  private final Installation installation;
  private final List<String> settings;

  CloneStream(Installation installation, LocalStack stack) {
    this.installation = installation;
    this.settings = settings(stack.bootstrapServers(), stack.boltUri());
  }

  /** What the job and every command must know of the local servers. */
  static List<String> settings(LocalStack stack) {
    return settings(stack.bootstrapServers(), stack.boltUri());
  }

  /** The same with Neo4j reached another way. */
  static List<String> settings(String bootstrapServers, String boltUri) {
    return List.of("-Dfeed.bootstrap-servers=" + bootstrapServers, "-Dpersist.uri=" + boltUri);
  }

  /**
   * Runs one of its subcommands within this process, which spares the start of another.
   *
   * @return what it printed
   * @throws ServerFailure with what it said, when it failed
   */
  String ask(String subcommand, List<String> arguments) {
    Answer answer = run(subcommand, arguments);
    if (answer.code() != 0) {
      throw new ServerFailure(
          "'" + subcommand + "' failed with exit code " + answer.code() + ": " + answer.err());
    }
    return answer.out();
  }

  /** What a subcommand answered. */
  record Answer(int code, String out, String err) {}

  /** Runs one of its subcommands within this process, whatever becomes of it. */
  Answer run(String subcommand, List<String> arguments) {
    List<String> line = new ArrayList<>(settings);
    line.addAll(arguments);
    return execute(subcommand, line);
  }

  /** The same, told nothing of any servers. */
  static Answer execute(String subcommand, List<String> arguments) {
    List<String> line = new ArrayList<>(List.of(subcommand));
    line.addAll(arguments);
    var out = new StringWriter();
    var err = new StringWriter();
    int code =
        CloneStreamCli.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(line.toArray(String[]::new));
    return new Answer(code, out.toString().stripTrailing(), err.toString().stripTrailing());
  }

  /** The command that runs one of its subcommands in a process of its own. */
  List<String> command(String subcommand, List<String> arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                ServerProcess.java(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-cp",
                installation.jobJar().toString(),
                "io.clonestream.CloneStreamCli",
                subcommand));
    command.addAll(settings);
    command.addAll(arguments);
    return command;
  }
}
