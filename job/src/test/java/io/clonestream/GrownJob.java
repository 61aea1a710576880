package io.clonestream;

import io.clonestream.feed.RawRecord;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.InferFunction;
import io.clonestream.infer.InferOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.async.CollectionSupplier;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;

/**
 * The whole job on a {@link GrownCorpus}, into nothing. One fragment in fifty goes through the
 * model too, which so takes its memory; what it says is passed over.
 *
 * @param corpus file of the corpus
 * @param progress file in which the job counts fragments: {@link Progress}
 * @param rate changes a second at most; 0 as fast as it goes
 */
record GrownJob(Path corpus, Path progress, String model, double rate) {

  private static final int INFERRED = 50;

  /** Submits the job to the cluster of this configuration. */
  JobClient submit(Configuration cluster, int parallelism) throws Exception {
    Configuration flink = CloneStreamJob.flinkDefaults();
    flink.addAll(cluster);
    StreamExecutionEnvironment env = new StreamExecutionEnvironment(flink);
    env.setParallelism(parallelism);
    Configuration config = new Configuration();
    config.set(InferOptions.MODEL, model);
    DataGeneratorSource<RawRecord> changes =
        new DataGeneratorSource<>(
            new Changes(corpus.toString()),
            Integer.MAX_VALUE,
            rate == 0 ? RateLimiterStrategy.noOp() : RateLimiterStrategy.perSecond(rate),
            MemoryJob.RECORD);
    MemoryJob.wire(
        env,
        MemoryJob.source(env, "changes", changes),
        new Inferred(corpus.toString(), progress.toString(), new InferFunction(config)),
        config);
    return env.executeAsync("memory");
  }

  private static final class Changes implements GeneratorFunction<Long, RawRecord> {

    private static final long serialVersionUID = 1L;

    private final String file;
    private transient GrownCorpus corpus;

    @SuppressWarnings("NullAway.Init") // open
    Changes(String file) {
      this.file = file;
    }

    @Override
    public void open(SourceReaderContext context) {
      corpus = GrownCorpus.read(Path.of(file));
    }

    @Override
    public RawRecord map(Long number) {
      return corpus.change(number.intValue());
    }
  }

  private static final class Inferred extends RichAsyncFunction<Fragment, EmbeddedFragment> {

    private static final long serialVersionUID = 1L;

    private final String file;
    private final String progressFile;
    private final InferFunction model;
    private transient GrownCorpus corpus;
    private transient Progress progress;
    private transient int subtask;
    private transient long fragments;

    @SuppressWarnings("NullAway.Init") // open
    Inferred(String file, String progressFile, InferFunction model) {
      this.file = file;
      this.progressFile = progressFile;
      this.model = model;
    }

    @Override
    public void setRuntimeContext(RuntimeContext context) {
      super.setRuntimeContext(context);
      model.setRuntimeContext(context);
    }

    @Override
    public void open(OpenContext context) throws Exception {
      model.open(context);
      corpus = GrownCorpus.read(Path.of(file));
      progress = new Progress(new File(progressFile).toPath());
      subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    }

    @Override
    public void asyncInvoke(Fragment fragment, ResultFuture<EmbeddedFragment> result)
        throws Exception {
      EmbeddedFragment embedded = corpus.embedded(fragment);
      progress.set(subtask, ++fragments);
      if (fragments % INFERRED == 0) {
        model.asyncInvoke(fragment, new PassedOver(result, embedded));
      } else {
        result.complete(List.of(embedded));
      }
    }

    @Override
    public void close() {
      model.close();
    }
  }

  /** Completes another one with what is known already. */
  private record PassedOver(ResultFuture<EmbeddedFragment> result, EmbeddedFragment known)
      implements ResultFuture<EmbeddedFragment> {

    @Override
    public void complete(@Nullable Collection<EmbeddedFragment> said) {
      result.complete(List.of(known));
    }

    @Override
    public void complete(CollectionSupplier<EmbeddedFragment> said) {
      result.complete(List.of(known));
    }

    @Override
    public void completeExceptionally(Throwable failure) {
      result.completeExceptionally(failure);
    }
  }
}
