package io.clonestream;

import io.clonestream.cause.Fault;
import io.clonestream.commit.RepositoryException;
import io.clonestream.feed.FeedException;
import io.clonestream.infer.ModelException;
import io.clonestream.persist.GraphUnavailableException;
import java.nio.file.FileSystemException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a failed command says and returns: one sentence for what the user can mend (2 for wrong
 * input, 1 for what is not there), the whole trace for what nobody foresaw.
 */
final class CliErrors implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof IllegalArgumentException) {
      String message = String.valueOf(failure.getMessage());
      command
          .getErr()
          .println(
              "clonestream: "
                  + (failure instanceof ModelException ? message : Fault.USAGE.said(message)));
      return ExitCode.USAGE;
    }
    if (failure instanceof GraphUnavailableException
        || failure instanceof FeedException
        || failure instanceof RepositoryException) {
      command.getErr().println("clonestream: " + failure.getMessage());
      return ExitCode.SOFTWARE;
    }
    if (failure instanceof FileSystemException) {
      command.getErr().println("clonestream: " + Fault.USAGE.said(failure.toString()));
      return ExitCode.USAGE;
    }
    failure.printStackTrace(command.getErr());
    command.getErr().println("clonestream: " + Fault.UNFORESEEN.said(failure.toString()));
    return ExitCode.SOFTWARE;
  }
}
