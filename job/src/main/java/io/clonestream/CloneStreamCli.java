package io.clonestream;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one entry for everything that is not the job itself. */
@Command(
    name = "clonestream",
    mixinStandardHelpOptions = true,
    description = "Knows, the moment code is committed, what it duplicates.",
    subcommands = {
      PublishCommand.class,
      FamiliesCommand.class,
      PairsCommand.class,
      CalibrateCommand.class,
      RescoreCommand.class,
      RelatedCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      RepairCommand.class,
      IntegrityCommand.class,
      RelateCommand.class,
      VerdictCommand.class,
      VerdictsCommand.class,
      ReplayCommand.class,
      DeedsCommand.class,
      BrowserCommand.class,
      TuneCommand.class,
      GramsCommand.class,
      CodebookCommand.class,
      RecallCommand.class,
      SizingCommand.class,
      RegressionsCommand.class,
      ConfigCommand.class
    })
public final class CloneStreamCli {

  private CloneStreamCli() {}

  public static void main(String[] args) {
    if (System.getenv("LOG4J_CONFIGURATION_FILE") == null
        && System.getProperty("log4j.configurationFile") == null) {
      System.getProperties()
          .putIfAbsent(
              "log4j2.configurationFile", "classpath:io/clonestream/log4j2-cli.properties");
    }
    System.exit(commandLine().execute(args));
  }

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    return new CommandLine(new CloneStreamCli())
        .addSubcommand(AskCommand.commandLine())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new CliErrors());
  }
}
