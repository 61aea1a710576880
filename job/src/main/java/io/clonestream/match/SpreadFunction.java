package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends a new fragment into each of its blocks, and its features to its home as side output. */
public final class SpreadFunction extends ProcessFunction<EmbeddedFragment, BlockEntry> {

  private static final long serialVersionUID = 1L;

  private final OutputTag<HomeMessage> homes;

  public SpreadFunction(OutputTag<HomeMessage> homes) {
    this.homes = homes;
  }

  @Override
  public void processElement(
      EmbeddedFragment embedded, Context context, Collector<BlockEntry> out) {
    EmbeddedFragment features = embedded.withoutText();
    context.output(homes, new HomeMessage(features.fragment().id(), features));
    byte[] vector = features.vector();
    Newcomer newcomer =
        new Newcomer(
            features,
            BlockKeys.of(features.fragment(), vector),
            vector == null ? new long[0] : Sketch.of(vector));
    for (long block : newcomer.blocks()) {
      out.collect(new BlockEntry(block, newcomer));
    }
  }
}
