package io.clonestream;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a command writes what it makes of repositories, and under which id. */
final class MadeMixin {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "Writes below this directory: match/ID.* for a table, calibration/ID.properties for a"
              + " calibration.")
  Path out = Path.of(".");

  @Option(
      names = "--id",
      paramLabel = "ID",
      required = true,
      description =
          "A new id: blocks by two tables do not meet, and confidences by two calibrations do not"
              + " compare.")
  private String id = "";

  String id() {
    return Checks.id(id);
  }
}
