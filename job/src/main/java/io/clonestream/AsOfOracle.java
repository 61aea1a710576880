package io.clonestream;

import io.clonestream.commit.GitRepository;
import io.clonestream.feed.BranchKey;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.PublishedChain;
import io.clonestream.feed.Snapshots;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorFile;
import io.clonestream.infer.VectorSource;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.PersistOptions;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.verify.AsOf;
import io.clonestream.verify.ExpectedPairs;
import io.clonestream.verify.Sample;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * Compares the graph, as of sampled commits of a published branch, with fresh runs on what Git
 * holds of these commits.
 */
final class AsOfOracle {

  private static final int PROGRESS_STEP = 500;

  private final Configuration config;
  private final PrintWriter progress;

  AsOfOracle(Configuration config, PrintWriter progress) {
    this.config = config;
    this.progress = progress;
  }

  /**
   * Shows how the graph differs, commit by commit in the order of publication.
   *
   * @param most commits that are compared
   * @param kept directory that keeps vectors from run to run; null keeps none
   * @throws Oracle.NoVerdict when the job is not up to date or works with another model, or nothing
   *     of the branch can be compared
   */
  void compare(
      GitRepository repository,
      BranchKey branch,
      int most,
      long seed,
      @Nullable Path kept,
      Consumer<AsOf> visitor) {
    Properties client = FeedOptions.client(config);
    List<CommitPublished> steps = steps(client, repository, branch);
    try (GraphReader reader = new GraphReader(PersistOptions.connection(config))) {
      Oracle oracle = new Oracle(config, progress);
      oracle.checkComparable(reader);
      compare(
          Sample.of(steps, most, seed),
          new Snapshots(
              repository, branch, PublishCommand.reading(config), Snapshots.maxRecordBytes(client)),
          oracle.pairs(),
          kept,
          reader,
          visitor);
    }
  }

  private void compare(
      List<CommitPublished> sampled,
      Snapshots snapshots,
      ExpectedPairs pairs,
      @Nullable Path kept,
      GraphReader reader,
      Consumer<AsOf> visitor) {
    try (TextEmbedder embedder = InferOptions.open(config)) {
      VectorFile file = Oracle.vectors(kept, embedder);
      AsOf.Runs runs = new AsOf.Runs(snapshots, new VectorSource(embedder, file), pairs);
      for (int i = 0; i < sampled.size(); i++) {
        AsOf asOf = runs.compare(sampled.get(i), reader, this::inferred);
        say(
            "commit %,d of %,d: %s of %s: %,d symbols, %,d pairs, %,d differences",
            i + 1,
            sampled.size(),
            asOf.step().getHead().substring(0, 10),
            asOf.step().getValidTime(),
            asOf.symbols(),
            asOf.pairs(),
            asOf.differences().size());
        visitor.accept(asOf);
        if (file != null) {
          file.save();
        }
      }
    }
  }

  private List<CommitPublished> steps(
      Properties client, GitRepository repository, BranchKey branch) {
    List<CommitPublished> published;
    try (PublishedChain chain = new PublishedChain(client, branch)) {
      published = chain.steps();
    }
    List<CommitPublished> there =
        published.stream().filter(step -> repository.has(step.getHead())).toList();
    say(
        "published: %,d steps of %s; the commits of %,d are in %s",
        published.size(), branch.key(), there.size(), repository.directory());
    if (there.isEmpty()) {
      throw new Oracle.NoVerdict(
          published.isEmpty()
              ? "Nothing was published of "
                  + branch.key()
                  + "; 'status' lists what was; name it with --repository and --branch"
              : "No commit that was published of " + branch.key() + " is in the repository");
    }
    return there;
  }

  private void inferred(int done) {
    if (done % PROGRESS_STEP == 0) {
      say("inferred: %,d", done);
    }
  }

  private void say(String text, Object... values) {
    progress.println(String.format(Locale.ROOT, text, values));
    progress.flush();
  }
}
