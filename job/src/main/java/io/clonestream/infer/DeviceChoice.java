package io.clonestream.infer;

/** On what a model is to run. */
public enum DeviceChoice {
  /** CUDA when it is there and the weights are made for it, otherwise the CPU. */
  AUTO,
  CPU,
  /** CUDA or nothing. */
  CUDA
}
