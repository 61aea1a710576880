package io.clonestream.infer;

/**
 * A model with its weights, which are needed only until its sessions are open.
 *
 * @param weights the ONNX graph
 */
record LoadedModel(Model model, byte[] weights) {}
