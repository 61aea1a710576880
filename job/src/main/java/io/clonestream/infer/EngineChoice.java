package io.clonestream.infer;

/**
 * Which model runs where.
 *
 * @param model directory, <code>resource:NAME</code>, {@link HashingEmbedder#NAME}, or {@link
 *     NoEmbedder#NAME}
 * @param maxTokens 0 for the model's own limit
 * @param sessions on the CPU; 0 for one a core
 * @param batching on a GPU
 */
record EngineChoice(
    String model, int maxTokens, DeviceChoice device, int sessions, Batching batching) {

  EngineChoice {
    if (sessions < 0 || maxTokens < 0) {
      throw new IllegalArgumentException(
          "infer.sessions=%d and infer.max-tokens=%d must not be negative"
              .formatted(sessions, maxTokens));
    }
  }

  /**
   * Loads the model.
   *
   * @throws ModelException naming the file or device and the rule
   */
  TextEmbedder open() {
    return switch (model) {
      case NoEmbedder.NAME -> new NoEmbedder();
      case HashingEmbedder.NAME -> new HashingEmbedder();
      default -> Engine.open(model, maxTokens, device, sessions, batching);
    };
  }
}
