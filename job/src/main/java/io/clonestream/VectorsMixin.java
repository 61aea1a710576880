package io.clonestream;

import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorFile;
import io.clonestream.infer.VectorSource;
import java.nio.file.Path;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a command that infers keeps vectors. */
final class VectorsMixin {

  @Option(
      names = "--vectors",
      paramLabel = "DIR",
      description = "Keeps the vectors of fragments there and takes them from there the next time.")
  @Nullable Path directory;

  /** What a run makes of the vectors, which are kept however it ends. */
  <T> T with(Configuration config, Function<VectorSource, T> run) {
    try (TextEmbedder embedder = InferOptions.open(config)) {
      VectorFile file = Oracle.vectors(directory, embedder);
      try {
        return run.apply(new VectorSource(embedder, file));
      } finally {
        if (file != null) {
          file.save();
        }
      }
    }
  }
}
