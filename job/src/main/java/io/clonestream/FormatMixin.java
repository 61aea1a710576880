package io.clonestream;

import picocli.CommandLine.Option;

/** How a command that lists prints its rows. */
final class FormatMixin {

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;
}
