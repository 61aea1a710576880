package io.clonestream;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one entry for everything that is not the job itself. */
@Command(
    name = "clonestream",
    mixinStandardHelpOptions = true,
    description = "Knows, the moment code is committed, what it duplicates.",
    subcommands = {PublishCommand.class})
public final class CloneStreamCli {

  private CloneStreamCli() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new CloneStreamCli()).execute(args));
  }
}
