package io.clonestream.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The whole system on this machine, on the given repositories or on a sample of real code. */
@Command(
    name = "run-local.sh",
    sortOptions = false,
    description = {
      "Starts Kafka, Neo4j and a Flink cluster on 127.0.0.1, submits the job, publishes the",
      "repositories, and shows the clone families found. Stays up until Ctrl-C; the next start",
      "goes on from there."
    },
    footer = {
      "",
      "Without REPO it runs on a sample: releases of commons-codec, commons-text and commons-lang3.",
      "Exit codes: 0 done, 1 failed, 2 wrong usage, 130 stopped by Ctrl-C."
    })
public final class RunLocal implements Callable<Integer> {

  @Parameters(
      paramLabel = "[NAME=]REPO",
      converter = SourceConverter.class,
      description = {
        "Local Git repositories, bare or not; published under NAME, by default under owner and name",
        "of their origin, or the name of their directory."
      })
  private List<Source> repositories = new ArrayList<>();

  @Option(names = "--exit", description = "End when everything published has reached Neo4j.")
  private boolean exit;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where everything is kept; default: ${DEFAULT-VALUE}.",
      defaultValue = "${sys:clonestream.data:-.local}")
  private Path data = Path.of(".local");

  @Option(names = "--clean", description = "Forget what earlier runs kept there.")
  private boolean clean;

  @Option(
      names = "--ports",
      paramLabel = "NAME=N,...",
      converter = PortsConverter.class,
      description =
          "Other ports than kafka=9092,bolt=7687,http=7474,flink=8081,controller=9093,"
              + "jobmanager=6123; 0 takes any free one.")
  private LocalPorts ports = LocalPorts.DEFAULT;

  @Option(
      names = "--metrics",
      paramLabel = "PORT",
      description = {
        "Tells Prometheus how the job does, at http://HOST:PORT/metrics and at the port above; on",
        "every address of the machine. Default: it does not."
      })
  private int metrics;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  private boolean help;

  private RunLocal() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new RunLocal()).execute(args));
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var directory = RunDirectory.take(data)) {
      var run = new LocalRun(directory, ports.withMetrics(metrics), System.out);
      Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
      try {
        run.start(repositories, clean);
        if (run.awaitDrained()) {
          run.showAnswers();
        }
        if (!exit) {
          run.stay();
        }
      } finally {
        run.stop();
      }
      return 0;
    } catch (ServerFailure e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /** Takes a repository with or without a name. */
  static final class SourceConverter implements CommandLine.ITypeConverter<Source> {
    @Override
    public Source convert(String value) {
      return Source.parse(value);
    }
  }

  /** Makes a wrong port a usage error. */
  static final class PortsConverter implements CommandLine.ITypeConverter<LocalPorts> {
    @Override
    public LocalPorts convert(String value) {
      try {
        return LocalPorts.parse(value);
      } catch (IllegalArgumentException e) {
        throw new CommandLine.TypeConversionException(e.getMessage());
      }
    }
  }
}
