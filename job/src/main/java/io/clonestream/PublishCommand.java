package io.clonestream;

import io.clonestream.cause.Fault;
import io.clonestream.commit.CommitOptions;
import io.clonestream.commit.CommitRange;
import io.clonestream.commit.GitHook;
import io.clonestream.commit.GitRepository;
import io.clonestream.commit.RepositoryException;
import io.clonestream.commit.RepositoryName;
import io.clonestream.extract.ExtractLimits;
import io.clonestream.extract.ExtractOptions;
import io.clonestream.extract.Extractor;
import io.clonestream.extract.Languages;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.BranchPublisher;
import io.clonestream.feed.FeedException;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.PublishSettings;
import io.clonestream.feed.PublishTotals;
import io.clonestream.feed.SourceReading;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes the commits of a local Git repository. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes the commits of a local Git repository, oldest first.",
      "Goes on where the last run ended; running it twice changes nothing."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class PublishCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  /** How often a followed branch is looked at. */
  private static final long LOOK_MILLIS = 200;

  private static final long MOST_PAUSE_MILLIS = 10_000;

  /** How long a stop waits for the transaction under way. */
  private static final long STOP_SECONDS = 20;

  private static final int MOST_NEW_STARTS = 3;

  /** What went wrong last, said once, and how long is waited after it; until all went well. */
  private String said = "";

  private long pause = LOOK_MILLIS;

  @Spec private @Nullable CommandSpec spec;
  @Mixin private SettingsMixin settings = new SettingsMixin();

  @Parameters(index = "0", paramLabel = "REPO", description = "Git repository, bare or not.")
  private Path directory = Path.of(".");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "RANGE",
      description = "A..B or B; default: from what was published to the branch.")
  private @Nullable String range;

  @Option(names = "--branch", paramLabel = "B", description = "Default: the branch of HEAD.")
  private @Nullable String branch;

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description = "Name to publish under; default: owner and name of origin, or the directory.")
  private @Nullable String repositoryName;

  @Option(names = "--snapshot", description = "Only the head, in one step, without its history.")
  private boolean snapshot;

  @Option(names = "--follow", description = "Stay and publish new commits as they appear.")
  private boolean follow;

  @Option(names = "--install-hook", description = "Make Git publish each new commit, and end.")
  private boolean installHook;

  @Option(names = "--dry-run", description = "Read and count, publish nothing.")
  private boolean dryRun;

  private final CountDownLatch stop = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  @Override
  public Integer call() {
    PrintWriter err = spec().commandLine().getErr();
    try {
      return run();
    } catch (UsageException e) {
      err.println("clonestream: " + Fault.USAGE.said(String.valueOf(e.getMessage())));
      return USAGE;
    } catch (RepositoryException | FeedException e) {
      err.println("clonestream: " + e.getMessage());
      return FAILED;
    } finally {
      err.flush();
      ended.countDown();
    }
  }

  private int run() {
    Configuration config = asked(settings::load);
    String text = range;
    CommitRange commits = text == null ? CommitRange.DEFAULT : asked(() -> CommitRange.parse(text));
    if (follow && (range != null || dryRun)) {
      throw new UsageException("--follow goes with neither a RANGE nor --dry-run");
    }
    try (GitRepository repository = GitRepository.open(directory)) {
      BranchKey key = asked(() -> key(config, repository, branch, repositoryName));
      if (installHook) {
        return installHook(repository);
      }
      if (!follow && commits.to() == null && repository.tip(key.branch()) == null) {
        return nothingToPublish(repository, key);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "clonestream-stop"));
      PublishSettings publishing = asked(() -> FeedOptions.publishing(config));
      SourceReading reading = asked(() -> reading(config));
      int newStarts = 0;
      boolean again;
      do {
        again = follow;
        try {
          publish(repository, key, publishing, reading, commits);
        } catch (FeedException e) {
          again |= e.wantsNewStart() && ++newStarts <= MOST_NEW_STARTS;
          if (!again || !e.isPassing() || stopped()) {
            throw e;
          }
          if (!String.valueOf(e.getMessage()).equals(said)) {
            said = String.valueOf(e.getMessage());
            say(said + "; trying again");
          }
          pause = Math.min(MOST_PAUSE_MILLIS, 2 * pause);
        }
      } while (again && !await(pause));
      return DONE;
    }
  }

  private int nothingToPublish(GitRepository repository, BranchKey key) {
    if (!key.branch().equals(repository.currentBranch())) {
      throw new RepositoryException(
          "No branch '" + key.branch() + "' in " + repository.directory());
    }
    say(key.key() + ": no commits yet");
    return DONE;
  }

  private void publish(
      GitRepository repository,
      BranchKey key,
      PublishSettings publishing,
      SourceReading reading,
      CommitRange commits) {
    try (BranchPublisher publisher =
        new BranchPublisher(repository, key, publishing, reading, Clock.systemUTC(), dryRun)) {
      String seen = repository.tip(key.branch());
      var seenTags = repository.tagRefs();
      publishOnce(publisher, key, commits);
      said = "";
      pause = LOOK_MILLIS;
      while (follow && !await(LOOK_MILLIS)) {
        String tip = repository.tip(key.branch());
        var tags = repository.tagRefs();
        if (tip != null && !(tip.equals(seen) && tags.equals(seenTags))) {
          publishOnce(publisher, key, commits);
          seen = tip;
          seenTags = tags;
        }
      }
    }
  }

  private void publishOnce(BranchPublisher publisher, BranchKey key, CommitRange commits) {
    boolean terminal = System.console() != null;
    PublishProgress progress = new PublishProgress(out(), terminal, System::nanoTime);
    try {
      PublishTotals totals = publisher.publish(commits, snapshot, progress, this::stopped);
      if (stopped()) {
        progress.finished(totals, key.key() + ": stopped, the next run goes on; published");
      } else if (totals.steps() == 0) {
        say(key.key() + ": up to date");
      } else {
        progress.finished(totals, key.key() + (dryRun ? ": would publish" : ": published"));
      }
    } finally {
      progress.closeLine();
    }
  }

  /** How source files are read. */
  static SourceReading reading(Configuration config) {
    ExtractLimits limits = ExtractOptions.limits(config);
    Extractor extractor = new Extractor(limits);
    return new SourceReading(
        path -> Languages.of(path).isPresent(),
        limits.maxFileBytes(),
        config.get(CommitOptions.RENAME_LIMIT),
        extractor::extract);
  }

  /** The branch of a repository, by what the user said of it and by what it says of itself. */
  static BranchKey key(
      Configuration config,
      GitRepository repository,
      @Nullable String branch,
      @Nullable String repositoryName) {
    String named = branch == null ? repository.currentBranch() : branch;
    if (named == null) {
      throw new IllegalArgumentException(
          "HEAD of " + repository.directory() + " is detached; name the branch with --branch");
    }
    String name = repositoryName == null ? RepositoryName.of(repository) : repositoryName;
    return new BranchKey(config.get(FeedOptions.TENANT), name, named);
  }

  private int installHook(GitRepository repository) {
    List<Path> hooks =
        GitHook.install(repository, HookCommand.line(spec(), repository.directory()));
    hooks.forEach(hook -> say("installed " + hook));
    return DONE;
  }

  private boolean await(long millis) {
    try {
      return stop.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private boolean stopped() {
    return stop.getCount() == 0;
  }

  /** On SIGINT and SIGTERM: asks the run to end and waits for its last transaction. */
  private void stop() {
    stop.countDown();
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        spec().commandLine().getErr().println("clonestream: stopped within a transaction");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli has not set the command's spec");
    }
    return spec;
  }

  private void say(String line) {
    out().println(line);
    out().flush();
  }

  private PrintWriter out() {
    return spec().commandLine().getOut();
  }

  /** Reads what the user has asked for: whatever does not fit there is wrong usage. */
  private static <T> T asked(Supplier<T> input) {
    try {
      return input.get();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }

  private static final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
      super(message);
    }

    UsageException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
