package io.clonestream.infer;

import com.sun.management.OperatingSystemMXBean;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.RawRecord;
import io.clonestream.feed.RecordedHistory;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.watch.BenchOutput;
import io.clonestream.watch.BenchRounds;
import io.clonestream.watch.BenchRun;
import io.clonestream.watch.Better;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What inference costs, next to ONNX Runtime alone. */
@Command(
    name = "bench.sh infer",
    sortOptions = false,
    description = {
      "Embeds distinct functions and types out of a Git repository's history, in turns: by the",
      "inference of the job, with queue, retries and sessions, and by bare calls of as many",
      "sessions over the same tokens. Then texts of 64, 128 and 256 tokens in batches, and batches",
      "that aim at a latency on a device of known cost, in a time of its own."
    })
public final class InferBenchmark implements Callable<Integer> {

  private static final PrintStream OUT = System.out;
  private static final int[] LENGTHS = {64, 128, 256};
  private static final int[] BATCHES = {1, 4, 16};

  @Parameters(paramLabel = "REPO", description = "Git repository that the texts are out of.")
  private Path repository = Path.of("");

  @Option(names = "--model", description = "As infer.model, on the CPU; default: ${DEFAULT-VALUE}.")
  private String model = InferOptions.MODEL.defaultValue();

  @Option(names = "--texts", description = "Texts a round; default: ${DEFAULT-VALUE}.")
  private int texts = 300;

  @Option(names = "--commits", description = "Oldest commits read; default: ${DEFAULT-VALUE}.")
  private int commits = 100;

  @Mixin private BenchRounds rounds = new BenchRounds();

  @Mixin private BenchOutput output = new BenchOutput();

  private final Map<String, List<Double>> samples = new LinkedHashMap<>();

  private InferBenchmark() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new InferBenchmark()).execute(args));
  }

  /** Something that is measured. */
  private interface Work {
    void run() throws Exception;
  }

  @Override
  public Integer call() throws Exception {
    List<String> real = texts();
    LoadedModel loaded = ModelLoader.load(model, 0);
    List<int[]> tokens = real.stream().map(loaded.model()::encode).toList();
    long all = tokens.stream().mapToLong(ids -> ids.length).sum();
    int sessions = Runtime.getRuntime().availableProcessors();
    OUT.printf(
        Locale.ROOT,
        "%,d texts of %.0f tokens on average, %d sessions%n",
        tokens.size(),
        (double) all / tokens.size(),
        sessions);
    OnnxDevice cpu = OnnxDevice.choose(DeviceChoice.CPU, loaded.model().descriptor());
    List<Encoder> bare = cpu.open(loaded, sessions);
    Configuration job = new Configuration();
    job.set(InferOptions.MODEL, model);
    job.set(InferOptions.DEVICE, DeviceChoice.CPU);
    try (InferencePool.Lease lease =
        InferencePool.SHARED.acquire(InferOptions.engine(job), InferOptions.resilience(job))) {
      rounds.run(counted -> round(counted, tokens, real, bare, lease.inference()));
    } finally {
      bare.forEach(Encoder::close);
    }
    BenchRun run = figures();
    aiming(run);
    output.end(run);
    return 0;
  }

  private void round(
      boolean counted,
      List<int[]> tokens,
      List<String> real,
      List<Encoder> bare,
      Inference ofTheJob)
      throws Exception {
    measure("bare", counted, real.size(), () -> bare(bare, tokens));
    measure("of the job", counted, real.size(), () -> ofTheJob(ofTheJob, real));
    for (int length : LENGTHS) {
      List<int[]> cut = cut(tokens, length, texts / 4);
      for (int batch : BATCHES) {
        String name = length + " tokens, batch " + batch;
        measure(name, counted, cut.size(), () -> batches(bare.get(0), cut, batch));
      }
    }
  }

  /** Model inputs of distinct fragments in the order in which they were committed. */
  private List<String> texts() {
    var decoder = EventDecoder.symbolChanges();
    Map<String, Fragment> fragments = new LinkedHashMap<>();
    for (List<RawRecord> commit : RecordedHistory.of(repository, commits, done -> {})) {
      for (RawRecord record : commit) {
        SymbolFact fact = Fingerprint.of(decoder.decode(record.value()));
        if (fact.code() != null && fragments.size() < texts) {
          fragments.computeIfAbsent(fact.code().id(), id -> fact.code().fragment());
        }
      }
    }
    if (fragments.isEmpty()) {
      throw new IllegalArgumentException(
          "The first " + commits + " commits of " + repository + " hold no function");
    }
    return fragments.values().stream().map(Fragment::text).toList();
  }

  private static void bare(List<Encoder> encoders, List<int[]> tokens) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(encoders.size());
    AtomicInteger next = new AtomicInteger();
    try {
      List<Future<@Nullable Void>> running = new ArrayList<>();
      for (Encoder encoder : encoders) {
        running.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement();
                      i < tokens.size();
                      i = next.getAndIncrement()) {
                    encoder.encode(List.of(tokens.get(i)));
                  }
                  return null;
                }));
      }
      for (Future<@Nullable Void> one : running) {
        one.get();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static void ofTheJob(Inference inference, List<String> real) throws Exception {
    List<CompletableFuture<Outcome>> outcomes = new ArrayList<>();
    for (String text : real) {
      outcomes.add(inference.infer(text));
    }
    for (CompletableFuture<Outcome> outcome : outcomes) {
      if (!(outcome.get() instanceof Outcome.Embedded)) {
        throw new IllegalStateException("Not embedded: " + outcome.get());
      }
    }
  }

  private static void batches(Encoder encoder, List<int[]> sequences, int size) throws Exception {
    for (int from = 0; from < sequences.size(); from += size) {
      encoder.encode(sequences.subList(from, Math.min(sequences.size(), from + size)));
    }
  }

  /** Sequences of just so many tokens, out of the texts one after the other. */
  private static List<int[]> cut(List<int[]> tokens, int length, int count) {
    int[] all = tokens.stream().flatMapToInt(Arrays::stream).toArray();
    List<int[]> cut = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * length % Math.max(1, all.length - length));
      cut.add(
          Arrays.copyOf(
              Arrays.copyOfRange(all, from, Math.min(all.length, from + length)), length));
    }
    return cut;
  }

  private void measure(String name, boolean counted, int count, Work work) throws Exception {
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long wall = System.nanoTime();
    long cpu = system.getProcessCpuTime();
    work.run();
    if (counted) {
      double millis = (system.getProcessCpuTime() - cpu) / 1e6 / count;
      samples.computeIfAbsent(name, key -> new ArrayList<>()).add(millis);
      samples
          .computeIfAbsent(name + ", wall", key -> new ArrayList<>())
          .add((System.nanoTime() - wall) / 1e6 / count);
    }
  }

  private BenchRun figures() {
    BenchRun run = BenchOutput.begin("infer");
    for (String name : List.of("bare", "of the job")) {
      run.add(name, "ms CPU a text", Better.LOWER, of(name));
      run.add(name + ", wall", "ms a text", Better.LOWER, of(name + ", wall"));
    }
    run.ratio("CPU of bare over that of the job", Better.HIGHER, "bare", "of the job");
    run.ratio("wall of bare over that of the job", Better.HIGHER, "bare, wall", "of the job, wall");
    for (int length : LENGTHS) {
      for (int batch : BATCHES) {
        String name = length + " tokens, batch " + batch;
        double[] perSecond = Arrays.stream(of(name)).map(millis -> 1e3 / millis).toArray();
        double[] tokens = Arrays.stream(perSecond).map(rate -> rate * length).toArray();
        run.add(name, "texts a CPU second", Better.HIGHER, perSecond);
        run.add(name + ", tokens", "a CPU second", Better.HIGHER, tokens);
      }
    }
    return run;
  }

  /** Batches on a device that takes 2 ms and 4 µs a token, offered more than it can do. */
  private static void aiming(BenchRun run) {
    for (int latency : new int[] {0, 50, 100, 200}) {
      KnownDevice device =
          new KnownDevice(
                  new Batching(
                      InferOptions.BATCH_TOKENS.defaultValue(),
                      InferOptions.BATCH_DEADLINE.defaultValue(),
                      Duration.ofMillis(latency)),
                  2,
                  4)
              .run(10, 10_000)
              .run(10, 10_000);
      String name = latency == 0 ? "known device, fixed" : "known device, aiming at " + latency;
      run.add(name + ": longest batch", "ms", Better.LOWER, device.longestBatch());
      run.add(name + ": served", "texts a second", Better.HIGHER, device.served() / 10.0);
    }
  }

  private double[] of(String name) {
    return samples.getOrDefault(name, List.of()).stream().mapToDouble(value -> value).toArray();
  }
}
