package io.clonestream.local;

import io.clonestream.extract.Extractor;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.InferOptions;
import io.clonestream.infer.TextEmbedder;
import io.clonestream.infer.VectorSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/** The job's inference and nothing else, in this process. */
final class BenchInference implements AutoCloseable {

  private static final int SESSIONS = 1;

  private final Extractor extractor = new Extractor();
  private final BenchCpu cpu = new BenchCpu();
  private final TextEmbedder embedder;

  /**
   * @param settings of the job
   */
  BenchInference(Configuration settings) {
    Configuration one = new Configuration(settings);
    one.set(InferOptions.SESSIONS, SESSIONS);
    this.embedder = InferOptions.open(one);
  }

  /** Processor time in nanoseconds to infer what these Java files declare, each text once. */
  long nanos(List<String> files) {
    List<Fragment> fragments = new ArrayList<>();
    for (String file : files) {
      extractor
          .extract("Bench.java", file.getBytes(StandardCharsets.UTF_8))
          .declarations()
          .forEach(
              declared ->
                  fragments.add(
                      Fingerprint.fragment(
                          "t",
                          declared.language(),
                          declared.kind(),
                          declared.name(),
                          declared.unpackedTokens(),
                          declared.bodyToken())));
    }
    long before = cpu.nanos();
    new VectorSource(embedder).of(fragments, done -> {});
    return cpu.nanos() - before;
  }

  @Override
  public void close() {
    embedder.close();
  }
}
