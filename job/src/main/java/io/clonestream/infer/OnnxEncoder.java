package io.clonestream.infer;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An ONNX Runtime session of a BERT-like encoder: inputs <code>input_ids</code> and, where the
 * graph has them, <code>attention_mask</code> and <code>token_type_ids</code>, each int64 [batch,
 * tokens]; the first output float [batch, tokens, dimension]. Sequences of a batch are padded to
 * the longest with id 0 and masked.
 */
final class OnnxEncoder implements Encoder {

  private static final Set<String> INPUTS = Set.of("input_ids", "attention_mask", "token_type_ids");

  /** What is read as float. */
  private static final Set<OnnxJavaType> OUTPUTS =
      Set.of(OnnxJavaType.FLOAT, OnnxJavaType.FLOAT16, OnnxJavaType.BFLOAT16);

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Pooling pooling;
  private final String output;

  /**
   * An encoder that owns this session.
   *
   * @throws ModelException when the graph has other inputs or outputs
   */
  OnnxEncoder(OrtEnvironment environment, OrtSession session, Pooling pooling) throws OrtException {
    this.environment = environment;
    this.session = session;
    this.pooling = pooling;
    this.output = session.getOutputNames().iterator().next();
    for (NodeInfo input : session.getInputInfo().values()) {
      if (!INPUTS.contains(input.getName())
          || !(input.getInfo() instanceof TensorInfo tensor)
          || tensor.type != OnnxJavaType.INT64) {
        throw new ModelException(
            "the graph has the input " + input + "; supported are int64 " + INPUTS);
      }
    }
    NodeInfo info = session.getOutputInfo().get(output);
    if (info == null
        || !(info.getInfo() instanceof TensorInfo tensor)
        || !OUTPUTS.contains(tensor.type)
        || tensor.getShape().length != 3) {
      throw new ModelException(
          "the graph's first output is "
              + info
              + "; supported is float [batch, tokens, dimension]");
    }
    OnnxRelease.opened();
  }

  @Override
  public float[][] encode(List<int[]> sequences) throws InferenceException {
    int longest = sequences.stream().mapToInt(ids -> ids.length).max().orElse(0);
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try {
      for (String name : session.getInputNames()) {
        inputs.put(name, input(name, sequences, longest));
      }
      try (OrtSession.Result result = session.run(inputs, Set.of(output))) {
        return pool((OnnxTensor) result.get(0), sequences, longest);
      }
    } catch (OrtException e) {
      throw new InferenceException(
          "ONNX Runtime failed on %d texts of up to %d tokens: %s"
              .formatted(sequences.size(), longest, e.getMessage()),
          e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor input(String name, List<int[]> sequences, int longest) throws OrtException {
    LongBuffer values = LongBuffer.allocate(sequences.size() * longest);
    for (int row = 0; row < sequences.size(); row++) {
      int[] ids = sequences.get(row);
      for (int i = 0; i < ids.length; i++) {
        values.put(
            row * longest + i,
            switch (name) {
              case "input_ids" -> ids[i];
              case "attention_mask" -> 1;
              default -> 0;
            });
      }
    }
    return OnnxTensor.createTensor(environment, values, new long[] {sequences.size(), longest});
  }

  private float[][] pool(OnnxTensor hidden, List<int[]> sequences, int longest) {
    int dimension = (int) hidden.getInfo().getShape()[2];
    FloatBuffer values = hidden.getFloatBuffer();
    float[][] pooled = new float[sequences.size()][];
    for (int row = 0; row < pooled.length; row++) {
      int tokens = pooling == Pooling.CLS ? 1 : sequences.get(row).length;
      float[] sum = new float[dimension];
      for (int token = 0; token < tokens; token++) {
        int offset = (row * longest + token) * dimension;
        for (int i = 0; i < dimension; i++) {
          sum[i] += values.get(offset + i);
        }
      }
      for (int i = 0; i < dimension; i++) {
        sum[i] /= tokens;
      }
      pooled[row] = sum;
    }
    return pooled;
  }

  @Override
  public void close() {
    try {
      session.close();
      OnnxRelease.closed();
    } catch (OrtException e) {
      throw new IllegalStateException("The ONNX session cannot be closed", e);
    }
  }
}
