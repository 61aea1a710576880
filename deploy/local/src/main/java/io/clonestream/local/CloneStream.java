package io.clonestream.local;

import java.util.ArrayList;
import java.util.List;

/** The product's own command line, told where the local servers are. */
final class CloneStream {

  private final Installation installation;
  private final List<String> settings;

  CloneStream(Installation installation, LocalStack stack) {
    this.installation = installation;
    this.settings = settings(stack);
  }

  /** What the job and every command must know of the local servers. */
  static List<String> settings(LocalStack stack) {
    return List.of(
        "-Dfeed.bootstrap-servers=" + stack.bootstrapServers(), "-Dpersist.uri=" + stack.boltUri());
  }

  /** The command that runs one of its subcommands. */
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
