package io.clonestream;

import io.clonestream.feed.CalibrationPublisher;
import io.clonestream.match.CalibrationFile;
import io.clonestream.schemas.CalibrationPublished;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a calibration, to which everything stored then moves. */
@Command(
    name = "rescore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publishes a calibration: the running job gives every stored pair, past ones too, its"
          + " confidence by it, and lets go of those below its store threshold. Nothing is inferred"
          + " again, and nothing comes back that match.calibration of the job does not keep.",
      "The one published last is in force; publish an earlier one again to go back."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class RescoreCommand implements Callable<Integer> {

  @Mixin GraphMixin graph = new GraphMixin();

  @Parameters(
      index = "0",
      paramLabel = "CALIBRATION",
      description = "Path of a .properties file, or the id of one that ships.")
  String calibration = "";

  @Option(names = "--author", paramLabel = "NAME", description = "Default: the user's name.")
  String author = System.getProperty("user.name", "");

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    publish(graph, CalibrationFile.of(calibration), author, spec.commandLine().getOut());
    return 0;
  }

  /** Publishes it and says so. */
  static void publish(GraphMixin graph, CalibrationFile file, String author, PrintWriter out) {
    graph.calibrationFile().successor(file.id(), file.text());
    try (CalibrationPublisher publisher =
        new CalibrationPublisher(graph.publishing(), Clock.systemUTC())) {
      CalibrationPublished published = publisher.publish(file.id(), file.text(), author);
      out.println(
          published == null
              ? "unchanged: calibration " + file.id() + " is in force"
              : "calibration " + file.id() + " is published, number " + published.getSequence());
      out.flush();
    }
  }
}
