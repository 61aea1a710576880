package io.clonestream;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the effective configuration. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description =
        "The effective configuration as a properties file, secrets masked: defaults, then --config,"
            + " then the environment, then -D.")
final class ConfigCommand implements Callable<Integer> {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(names = "--docs", description = "Prints the reference of all keys, as Markdown, instead.")
  boolean docs;

  @Option(
      names = "--metrics",
      description = "Prints the reference of all metrics, as Markdown, instead.")
  boolean metrics;

  @Option(
      names = "--errors",
      description = "Prints the reference of all errors, as Markdown, instead.")
  boolean errors;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (docs) {
      out.print(ConfigurationReference.markdown());
    } else if (errors) {
      out.print(ErrorsReference.markdown());
    } else if (metrics) {
      out.print(MetricsReference.markdown());
    } else {
      Configuration effective = settings.load();
      Settings.options()
          .forEach(
              (key, option) ->
                  out.println(key + "=" + ConfigurationReference.shown(effective, option)));
    }
    out.flush();
    return 0;
  }
}
