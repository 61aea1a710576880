package io.clonestream;

import io.clonestream.query.BrowserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what Neo4j Browser is given: for whoever runs a Neo4j of their own. */
@Command(
    name = "browser",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes guide, style and saved queries for Neo4j Browser.",
      "Drop style.grass and saved-queries.zip on Browser's window; docs/neo4j-browser.md says how",
      "to serve the guide."
    })
final class BrowserCommand implements Callable<Integer> {

  @CommandLine.Spec CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "DIR", description = "Where to write them.")
  Path directory = Path.of("");

  @Option(
      names = "--base",
      paramLabel = "URL",
      defaultValue = "http://localhost:7474/browser/clonestream",
      description = "Where the directory will be served (default: ${DEFAULT-VALUE}).")
  String base = "";

  @Override
  public Integer call() throws IOException {
    String served = base.replaceFirst("/+$", "");
    Files.createDirectories(directory);
    for (Map.Entry<String, byte[]> file : BrowserFiles.of(served).entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.write(path, file.getValue());
      spec.commandLine().getOut().println(path);
    }
    spec.commandLine()
        .getOut()
        .println("browser.post_connect_cmd=" + BrowserFiles.commands(served));
    return 0;
  }
}
