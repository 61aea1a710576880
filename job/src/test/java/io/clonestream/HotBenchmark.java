package io.clonestream;

import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks that JMH finds; every iteration is a sample. */
@Command(
    name = "bench.sh hot",
    sortOptions = false,
    description = {
      "Nanoseconds of hot code, by JMH: look-ups of the filter, keys and signature of a fragment,",
      "screening and scoring of a pair. Iterations take a second."
    })
public final class HotBenchmark implements Callable<Integer> {

  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "Regular expressions of what is run; default: all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--forks", description = "JVMs, one after the other; default: ${DEFAULT-VALUE}.")
  private int forks = 1;

  @Option(
      names = "--warm-up",
      description = "Iterations before counting; default: ${DEFAULT-VALUE}.")
  private int warmUp = 3;

  @Option(names = "--iterations", description = "Iterations; default: ${DEFAULT-VALUE}.")
  private int iterations = 5;

  @Mixin private BenchOutput output = new BenchOutput();

  private HotBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new HotBenchmark()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var options =
        new OptionsBuilder()
            .forks(forks)
            .warmupIterations(warmUp)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1));
    names.forEach(options::include);
    BenchRun run = BenchOutput.begin("hot");
    for (RunResult result : new Runner(options.build()).run()) {
      String benchmark = result.getParams().getBenchmark();
      StringBuilder name =
          new StringBuilder(
              benchmark.substring(benchmark.lastIndexOf('.', benchmark.lastIndexOf('.') - 1) + 1));
      for (String key : result.getParams().getParamsKeys()) {
        name.append(' ').append(key).append('=').append(result.getParams().getParam(key));
      }
      run.add(
          name.toString(),
          result.getPrimaryResult().getScoreUnit(),
          Better.LOWER,
          result.getBenchmarkResults().stream()
              .flatMap(fork -> fork.getIterationResults().stream())
              .map(IterationResult::getPrimaryResult)
              .mapToDouble(one -> one.getScore())
              .toArray());
    }
    output.end(run);
    return 0;
  }
}
