package io.clonestream.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The choice of a device, on a machine without CUDA. */
class OnnxDeviceTest {

  private final ModelDescriptor fp32 = new ModelDescriptor("m", 384, 128, Pooling.MEAN, "", "fp32");
  private final ModelDescriptor int8 = new ModelDescriptor("m", 384, 128, Pooling.MEAN, "", "int8");

  @Test
  void withoutCudaTheCpuIsTakenAndTheReasonKept() {
    withoutCuda();
    OnnxDevice device = OnnxDevice.choose(DeviceChoice.AUTO, fp32);

    assertThat(device.name()).isEqualTo("cpu");
    assertThat(device.reason()).startsWith("CUDA cannot be used: ").hasSizeGreaterThan(30);
  }

  @Test
  void demandedCudaThatIsAbsentIsOneSentenceOfWhatToDo() {
    withoutCuda();
    assertThatThrownBy(() -> OnnxDevice.choose(DeviceChoice.CUDA, fp32))
        .isInstanceOf(ModelException.class)
        .hasMessageStartingWith("infer.device=cuda, but CUDA cannot be used (")
        .hasMessageContaining("or set infer.device=auto");
  }

  @Test
  void int8WeightsStayOnTheCpu() {
    assertThat(OnnxDevice.choose(DeviceChoice.AUTO, int8).reason()).contains("int8");
    assertThat(OnnxDevice.choose(DeviceChoice.CPU, fp32).reason()).isEqualTo("as configured");
  }

  @Test
  void theRuntimeHasNoAddressToSendTelemetryTo() throws IOException {
    try (InputStream in =
        OrtEnvironment.class.getResourceAsStream("native/linux-x64/libonnxruntime.so")) {
      String library = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
      assertThat(library.contains("onnxruntime")).isTrue();
      assertThat(library.contains("OneCollector")).isFalse();
    }
  }

  private static void withoutCuda() {
    assertThat(OrtEnvironment.getEnvironment().getVersion()).isNotEmpty();
    Assumptions.assumeFalse(OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA));
  }
}
