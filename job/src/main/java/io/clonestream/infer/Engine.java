package io.clonestream.infer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model at work: a queue before a pool of sessions, each with a worker thread of its own.
 *
 * <p>On the CPU every session has one compute thread and takes one text at a time: faster than
 * larger batches, whose activations leave the cache, and deterministic, since dynamic quantisation
 * makes a vector depend on its companions. On a GPU batches are formed by length.
 */
final class Engine implements TextEmbedder {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int GPU_SESSIONS = 1;
  private static final long PATIENCE_MILLIS = 10_000;

  private final Model model;
  private final String device;
  private final LongSupplier nanos;
  private final TokenBudget budget;
  private final RequestQueue queue;
  private final List<Thread> workers = new ArrayList<>();

  /** An engine over these encoders, which it owns. */
  Engine(
      Model model, String device, List<Encoder> encoders, Batching batching, LongSupplier nanos) {
    this.model = model;
    this.device = device;
    this.nanos = nanos;
    this.budget = new TokenBudget(batching);
    this.queue = new RequestQueue(batching, budget, nanos);
    for (Encoder encoder : encoders) {
      Thread worker = new Thread(() -> work(encoder), "infer-" + device + "-" + workers.size());
      worker.setDaemon(true);
      workers.add(worker);
    }
    workers.forEach(Thread::start);
  }

  /**
   * Loads a model and opens it on the chosen device.
   *
   * @param sessions on the CPU; 0 means one for each core
   * @throws ModelException naming the file or device and the rule
   */
  static Engine open(
      String location, int maxTokens, DeviceChoice choice, int sessions, Batching gpuBatching) {
    LoadedModel loaded = ModelLoader.load(location, maxTokens);
    Model model = loaded.model();
    OnnxDevice device = OnnxDevice.choose(choice, model.descriptor());
    int cores = Runtime.getRuntime().availableProcessors();
    int count = device.isGpu() ? GPU_SESSIONS : sessions > 0 ? sessions : cores;
    List<Encoder> encoders = device.open(loaded, count);
    try {
      Vectors.quantise(
          encoders.get(0).encode(List.of(model.encode("clone")))[0],
          model.descriptor().dimension());
    } catch (InferenceException | NoVectorException | RuntimeException e) {
      encoders.forEach(Encoder::close);
      throw new ModelException("Model " + model + " fails its first text: " + e.getMessage(), e);
    }
    LOG.info("Model {} on {} ({}), {} sessions", model, device.name(), device.reason(), count);
    Batching batching = device.isGpu() ? gpuBatching : Batching.SINGLE;
    return new Engine(model, device.name(), encoders, batching, System::nanoTime);
  }

  @Override
  public String model() {
    return model.id();
  }

  @Override
  public int dimension() {
    return model.descriptor().dimension();
  }

  @Override
  public String device() {
    return device;
  }

  @Override
  public CompletableFuture<byte[]> embed(String text) {
    CompletableFuture<byte[]> result = new CompletableFuture<>();
    if (!queue.add(new Request(model.encode(text), result, nanos.getAsLong()))) {
      result.completeExceptionally(new IllegalStateException("The engine is closed"));
    }
    return result;
  }

  private void work(Encoder encoder) {
    try (encoder) {
      for (List<Request> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
        run(encoder, batch.stream().filter(request -> !request.result().isDone()).toList());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A batch that fails is run again one by one, so that only the guilty text fails. */
  private void run(Encoder encoder, List<Request> batch) {
    try {
      if (!batch.isEmpty()) {
        List<int[]> sequences = batch.stream().map(Request::tokens).toList();
        long start = nanos.getAsLong();
        float[][] vectors = encoder.encode(sequences);
        int longest = sequences.stream().mapToInt(tokens -> tokens.length).max().orElse(0);
        budget.computed(batch.size(), LengthBuckets.room(longest), nanos.getAsLong() - start);
        for (int i = 0; i < vectors.length; i++) {
          complete(batch.get(i), vectors[i]);
        }
      }
    } catch (InferenceException | RuntimeException | Error e) {
      if (batch.size() == 1) {
        batch.get(0).result().completeExceptionally(e);
      } else {
        batch.forEach(request -> run(encoder, List.of(request)));
      }
    }
  }

  private void complete(Request request, float[] vector) {
    try {
      request.result().complete(Vectors.quantise(vector, dimension()));
    } catch (NoVectorException e) {
      request.result().completeExceptionally(e);
    }
  }

  /** Waits for what was accepted, but not for a session that hangs: its thread is left behind. */
  @Override
  public void close() {
    queue.close();
    for (Thread worker : workers) {
      try {
        worker.join(PATIENCE_MILLIS);
        if (worker.isAlive()) {
          LOG.warn("{} has not ended within {} ms and is left behind", worker, PATIENCE_MILLIS);
        }
      } catch (InterruptedException e) {
        workers.forEach(Thread::interrupt);
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
