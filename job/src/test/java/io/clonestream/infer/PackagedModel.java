package io.clonestream.infer;

/** The model that ships, on the CPU, for tools and tests of other rooms. */
public final class PackagedModel {

  private PackagedModel() {}

  public static TextEmbedder open() {
    return Engine.open("resource:default", 0, DeviceChoice.CPU, 0, Batching.SINGLE);
  }
}
