package io.clonestream;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The command line that a Git hook runs: this one again, without the wish for a hook. */
final class HookCommand {

  private static final String INSTALL_HOOK = "--install-hook";

  private HookCommand() {}

  /** This program with the arguments it was given, paths made absolute. */
  static List<String> line(CommandSpec spec, Path repository) {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx700m");
    line.add("-cp");
    line.add(classPath());
    line.add(CloneStreamCli.class.getName());
    line.add(spec.name());
    line.add(repository.toString());
    for (var option : spec.commandLine().getParseResult().matchedOptions()) {
      if (option.arity().max() == 0) {
        if (!option.longestName().equals(INSTALL_HOOK)) {
          line.add(option.longestName());
        }
      } else {
        for (String value : option.originalStringValues()) {
          line.add(option.longestName());
          boolean file = option.longestName().equals("--config");
          line.add(file ? Path.of(value).toAbsolutePath().toString() : value);
        }
      }
    }
    return line;
  }

  private static String classPath() {
    try {
      Path own =
          Path.of(CloneStreamCli.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own.toString().endsWith(".jar")
          ? own.toString()
          : System.getProperty("java.class.path");
    } catch (URISyntaxException e) {
      throw new IllegalStateException("The jar of this program has no path", e);
    }
  }
}
