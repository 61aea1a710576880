package io.clonestream.local.chaos;

import io.clonestream.local.Directories;
import io.clonestream.local.FaultCluster;
import io.clonestream.local.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts faults into a running system and says whether it came back, and came back right. */
@Command(
    name = "chaos.sh",
    sortOptions = false,
    description = {
      "Starts Kafka, Neo4j and Flink with a spare TaskManager for each fault class, streams"
          + " commits",
      "of a seeded history in, puts in one fault a seed, waits until new edges come, lets"
          + " everything",
      "drain, and checks that the graph is what was recorded. Writes chaos.json and chaos.html."
    },
    footer = {
      "",
      "A round takes about 80 s, the start of a cluster 40 s. Exit codes: 0 every fault recovered"
          + " from",
      "and everything holds, 1 failed, 2 wrong usage, 3 something does not hold: the report says"
          + " what,",
      "and the folder of the fault class stays beside it."
    })
public final class Chaos implements Callable<Integer> {

  private static final int UNSOUND = 3;
  private static final int LEAST_EVENTS = 1_000;

  @Option(
      names = "--faults",
      paramLabel = "A,B",
      split = ",",
      description = "Fault classes; default: all. --list shows them.")
  private List<String> names = List.of();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      description = "How many seeds a fault class; default: ${DEFAULT-VALUE}.",
      defaultValue = "20")
  private int seeds = 20;

  @Option(
      names = "--first-seed",
      paramLabel = "S",
      description = "Where seeds begin; default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private long firstSeed = 1;

  @Option(
      names = "--tier",
      paramLabel = "fast|full",
      description = {
        "fast: one seed of few classes on one cluster, at most 10 minutes; default:"
            + " ${DEFAULT-VALUE}."
      },
      defaultValue = "full")
  private Tier tier = Tier.full;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the report goes; default: ${DEFAULT-VALUE}.",
      defaultValue = "chaos")
  private Path report = Path.of("chaos");

  @Option(names = "--resume", description = "Go on with the report that lies there.")
  private boolean resume;

  @Option(
      names = "--one-cluster",
      description = "All fault classes on one cluster as long as everything holds: sooner done.")
  private boolean oneCluster;

  @Option(
      names = "--clusters",
      paramLabel = "N",
      description = {
        "How many fault classes run at the same time, a cluster each; times are then those of a",
        "busy machine. Default: ${DEFAULT-VALUE}."
      },
      defaultValue = "1")
  private int clusters = 1;

  @Option(names = "--keep", description = "Keep the folders of sound fault classes too.")
  private boolean keep;

  @Option(
      names = "--poison-at-size",
      paramLabel = "N",
      description = {
        "Instead of fault classes: the history of --repository up to N events of which a tenth is",
        "damaged, and without damage to compare with. CLONESTREAM_INFER_MODEL=hashing spares the"
            + " model."
      })
  private int poisonAtSize;

  @Option(
      names = "--repository",
      paramLabel = "REPO",
      description = "Git repository of --poison-at-size; default: this directory.")
  private Path repository = Path.of("");

  @Option(
      names = "--soak",
      paramLabel = "MINUTES",
      description = {
        "Instead of fault classes one after the other: 70 %% of the load that the job can take, and",
        "a fault drawn by --first-seed every 30 s. Writes soak.json and soak.html."
      })
  private int soakMinutes;

  @Option(
      names = "--lying-model",
      paramLabel = "DIR",
      description = {
        "Write a model to DIR that has no vector for one text in ten, and end:",
        "CLONESTREAM_INFER_MODEL=DIR has everything above run with it."
      })
  private @Nullable Path lyingModel;

  @Option(names = "--list", description = "List the fault classes and end.")
  private boolean list;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and end.")
  private boolean help;

  /** How much is run. */
  enum Tier {
    fast,
    full
  }

  private Chaos() {}

  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /** Exit code of a command line. */
  public static int execute(String... args) {
    return new CommandLine(new Chaos()).execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      Faults.ALL.forEach(f -> System.out.printf("%-20s %s%n", f.name(), f.what()));
      return 0;
    }
    if (lyingModel != null) {
      LyingModel.write(lyingModel);
      return 0;
    }
    List<Fault> faults;
    try {
      faults = chosen();
    } catch (IllegalArgumentException e) {
      System.err.println("chaos.sh: " + e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    FaultCluster.endOrphans(report.toAbsolutePath().normalize());
    try {
      if (soakMinutes > 0) {
        return soak();
      }
      return poisonAtSize > 0 ? poisonAtSize() : run(faults);
    } catch (ServerFailure e) {
      System.err.println(e.getMessage());
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private List<Fault> chosen() {
    if (seeds < 1) {
      throw new IllegalArgumentException("--seeds " + seeds + " must be at least 1");
    }
    if (clusters < 1) {
      throw new IllegalArgumentException("--clusters " + clusters + " must be at least 1");
    }
    if (soakMinutes < 0) {
      throw new IllegalArgumentException("--soak " + soakMinutes + " must be at least 1");
    }
    if (poisonAtSize != 0 && poisonAtSize < LEAST_EVENTS) {
      throw new IllegalArgumentException(
          "--poison-at-size " + poisonAtSize + " must be at least " + LEAST_EVENTS);
    }
    if (!names.isEmpty()) {
      return names.stream().map(Faults::named).toList();
    }
    return tier == Tier.fast ? Faults.FAST : Faults.ALL;
  }

  private int run(List<Fault> faults) throws InterruptedException {
    Path directory = report.toAbsolutePath().normalize();
    List<RoundResult> rounds = resume ? ChaosReport.rounds(directory) : new ArrayList<>();
    String begun = Instant.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS).toString();
    List<Long> chosen = LongStream.range(firstSeed, firstSeed + seeds()).boxed().toList();
    System.out.printf(
        "Tier %s: %d fault classes, %d seeds each; report in %s%n",
        tier, faults.size(), chosen.size(), directory);
    boolean shared = oneCluster || tier == Tier.fast;
    new Suite(directory, tier.name(), begun, rounds, shared, keep, clusters).run(faults, chosen);
    ChaosReport.of(tier.name(), begun, rounds).recommendations().forEach(System.out::println);
    return rounds.stream().allMatch(RoundResult::sound) ? 0 : UNSOUND;
  }

  private int seeds() {
    return tier == Tier.fast ? 1 : seeds;
  }

  private int soak() throws IOException, InterruptedException {
    Path directory = report.toAbsolutePath().normalize();
    Path place = directory.resolve("soak");
    Directories.delete(place);
    SoakReport done;
    try (Site site = Site.open(place)) {
      done =
          new Soak(site, place, firstSeed, System.out::println)
              .run(Duration.ofMinutes(soakMinutes), directory);
    }
    if (done.sound() && !keep) {
      Directories.delete(place);
    }
    return done.sound() ? 0 : UNSOUND;
  }

  private int poisonAtSize() throws InterruptedException {
    Path place = report.toAbsolutePath().normalize().resolve("poison-at-size");
    Directories.delete(place);
    List<Invariant> broken;
    try (FaultCluster cluster = FaultCluster.start(place, Clock.systemUTC())) {
      broken =
          new PoisonedStream(
                  cluster, repository.toAbsolutePath(), place, firstSeed, System.out::println)
              .run(poisonAtSize).stream().filter(i -> !i.held()).toList();
    } catch (InterruptedException | ServerFailure e) {
      throw e;
    } catch (Exception e) {
      System.err.println("chaos.sh: " + e);
      return 1;
    }
    broken.forEach(i -> System.out.println("  NOT SOUND: " + i.name() + ": " + i.detail()));
    if (broken.isEmpty() && !keep) {
      Directories.delete(place);
    }
    return broken.isEmpty() ? 0 : UNSOUND;
  }
}
