package io.clonestream.infer;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.ArrayList;
import java.util.List;

/**
 * The device on which sessions run, chosen once: the attempt to add CUDA either succeeds or says
 * why not.
 *
 * @param name "cpu" or "cuda"
 * @param reason why it is this one, a clause for the log
 */
record OnnxDevice(String name, String reason) {

  private static final int FIRST_GPU = 0;

  boolean isGpu() {
    return name.equals("cuda");
  }

  /**
   * The device for a model.
   *
   * @throws ModelException when CUDA is demanded and absent
   */
  static OnnxDevice choose(DeviceChoice choice, ModelDescriptor model) {
    if (choice == DeviceChoice.CPU) {
      return new OnnxDevice("cpu", "as configured");
    }
    if (choice == DeviceChoice.AUTO && model.precision().equals("int8")) {
      return new OnnxDevice("cpu", "int8 weights are made for the CPU; a GPU wants fp16 or fp32");
    }
    try (SessionOptions options = new SessionOptions()) {
      options.addCUDA(FIRST_GPU);
      return new OnnxDevice("cuda", "CUDA is present");
    } catch (OrtException e) {
      if (choice == DeviceChoice.CUDA) {
        throw new ModelException(
            "infer.device=cuda, but CUDA cannot be used (%s): build with -Pgpu and run where CUDA 12 is installed, or set infer.device=auto"
                .formatted(e.getMessage()),
            e);
      }
      return new OnnxDevice("cpu", "CUDA cannot be used: " + e.getMessage());
    }
  }

  /**
   * Sessions of the model, each with a single compute thread on the CPU.
   *
   * @throws ModelException when ONNX Runtime does not take the graph
   */
  List<Encoder> open(LoadedModel loaded, int sessions) {
    Model model = loaded.model();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    List<Encoder> encoders = new ArrayList<>();
    try (SessionOptions options = new SessionOptions()) {
      environment.setTelemetry(false);
      options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      if (isGpu()) {
        options.addCUDA(FIRST_GPU);
      }
      for (int i = 0; i < sessions; i++) {
        OrtSession session = environment.createSession(loaded.weights(), options);
        try {
          encoders.add(new OnnxEncoder(environment, session, model.descriptor().pooling()));
        } catch (RuntimeException | OrtException e) {
          session.close();
          encoders.forEach(Encoder::close);
          throw e;
        }
      }
      return encoders;
    } catch (OrtException e) {
      encoders.forEach(Encoder::close);
      throw new ModelException("Model " + model + " cannot be opened: " + e.getMessage(), e);
    }
  }
}
