package io.clonestream.infer;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Options of inference. */
public final class InferOptions {

  public static final ConfigOption<String> MODEL =
      key("infer.model")
          .stringType()
          .defaultValue("resource:default")
          .withDescription(
              "The model: a directory with model.onnx, tokenizer.json (or vocab.txt) and"
                  + " descriptor.properties; resource:default for the packaged"
                  + " all-MiniLM-L6-v2; hashing for a lexical one without weights; none to switch"
                  + " inference off, so that code is compared by its words and its shape alone.");

  public static final ConfigOption<Integer> MAX_TOKENS =
      key("infer.max-tokens")
          .intType()
          .defaultValue(0)
          .withDescription("Tokens after which a text is cut; 0 for what the model says.");

  public static final ConfigOption<DeviceChoice> DEVICE =
      key("infer.device")
          .enumType(DeviceChoice.class)
          .defaultValue(DeviceChoice.AUTO)
          .withDescription(
              "auto takes CUDA when it is present and the weights are not int8, otherwise the"
                  + " CPU; cpu; cuda, which fails where it is absent.");

  public static final ConfigOption<Integer> SESSIONS =
      key("infer.sessions")
          .intType()
          .defaultValue(0)
          .withDescription(
              "Single-threaded sessions of a TaskManager on the CPU; 0 for one a core.");

  public static final ConfigOption<Integer> BATCH_TOKENS =
      key("infer.batch-tokens")
          .intType()
          .defaultValue(32_768)
          .withDescription("Padded tokens that make a full batch on a GPU.");

  public static final ConfigOption<Duration> BATCH_DEADLINE =
      key("infer.batch-deadline")
          .durationType()
          .defaultValue(Duration.ofMillis(10))
          .withDescription("Longest wait for a batch to fill on a GPU.");

  public static final ConfigOption<Duration> BATCH_LATENCY =
      key("infer.batch-latency")
          .durationType()
          .defaultValue(Duration.ofMillis(100))
          .withDescription(
              "What a text on a GPU should take that waits for infer.batch-deadline and for one"
                  + " batch before its own: batches shrink until they keep it, down to 512 tokens; 0"
                  + " leaves them at infer.batch-tokens.");

  public static final ConfigOption<Integer> CAPACITY =
      key("infer.capacity")
          .intType()
          .defaultValue(256)
          .withDescription("Fragments in flight of one subtask; they are part of the checkpoint.");

  public static final ConfigOption<Integer> QUEUE =
      key("infer.queue")
          .intType()
          .defaultValue(4_096)
          .withDescription("Fragments in flight of one TaskManager; further ones wait.");

  public static final ConfigOption<Duration> TIMEOUT =
      key("infer.timeout")
          .durationType()
          .defaultValue(Duration.ofMinutes(2))
          .withDescription(
              "Longest wait for one attempt while the engine answers nobody; ten times that in all.");

  public static final ConfigOption<Integer> ATTEMPTS =
      key("infer.attempts")
          .intType()
          .defaultValue(3)
          .withDescription("Attempts for one fragment before it is degraded.");

  public static final ConfigOption<Duration> BACKOFF =
      key("infer.backoff")
          .durationType()
          .defaultValue(Duration.ofMillis(100))
          .withDescription("Pause before the second attempt; doubles with each further one.");

  public static final ConfigOption<Integer> BREAKER_FAILURES =
      key("infer.breaker.failures")
          .intType()
          .defaultValue(20)
          .withDescription("Failures in a row after which the circuit breaker opens.");

  public static final ConfigOption<Duration> BREAKER_PAUSE =
      key("infer.breaker.pause")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription("How long the circuit breaker stays open before it tries again.");

  private InferOptions() {}

  /**
   * Id of the configured model.
   *
   * @throws ModelException when there is no such model
   */
  public static String modelId(Configuration configuration) {
    EngineChoice choice = engine(configuration);
    return switch (choice.model()) {
      case NoEmbedder.NAME -> EmbeddedFragment.LEXICAL;
      case HashingEmbedder.NAME -> new HashingEmbedder().model();
      default -> ModelLoader.load(choice.model(), choice.maxTokens()).model().id();
    };
  }

  /**
   * Values of a vector of the configured model; 0 where inference is switched off.
   *
   * @throws ModelException when there is no such model
   */
  public static int dimension(Configuration configuration) {
    EngineChoice choice = engine(configuration);
    return switch (choice.model()) {
      case NoEmbedder.NAME -> 0;
      case HashingEmbedder.NAME -> new HashingEmbedder().dimension();
      default ->
          ModelLoader.load(choice.model(), choice.maxTokens()).model().descriptor().dimension();
    };
  }

  /**
   * The configured model, loaded.
   *
   * @throws ModelException naming the file or device and the rule
   */
  public static TextEmbedder open(Configuration configuration) {
    return engine(configuration).open();
  }

  static EngineChoice engine(Configuration configuration) {
    return new EngineChoice(
        configuration.get(MODEL),
        configuration.get(MAX_TOKENS),
        configuration.get(DEVICE),
        configuration.get(SESSIONS),
        new Batching(
            configuration.get(BATCH_TOKENS),
            configuration.get(BATCH_DEADLINE),
            configuration.get(BATCH_LATENCY)));
  }

  static Resilience resilience(Configuration configuration) {
    return new Resilience(
        configuration.get(QUEUE),
        configuration.get(TIMEOUT),
        configuration.get(ATTEMPTS),
        configuration.get(BACKOFF),
        configuration.get(BREAKER_FAILURES),
        configuration.get(BREAKER_PAUSE));
  }
}
