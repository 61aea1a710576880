package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends a new fragment into each of its blocks, and its features to its home as side output. */
public final class SpreadFunction extends ProcessFunction<EmbeddedFragment, BlockEntry> {

  private static final long serialVersionUID = 1L;

  private final String codebookId;
  private final OutputTag<HomeMessage> homes;
  private transient Codebook codebook;
  private transient BlockKeys blockKeys;

  @SuppressWarnings("NullAway.Init") // codebook: open
  public SpreadFunction(String codebookId, OutputTag<HomeMessage> homes) {
    this.codebookId = codebookId;
    this.homes = homes;
  }

  @Override
  public void open(OpenContext context) {
    codebook = Codebook.load(codebookId);
    blockKeys = new BlockKeys(codebook);
  }

  @Override
  public void processElement(
      EmbeddedFragment embedded, Context context, Collector<BlockEntry> out) {
    EmbeddedFragment features = embedded.withoutText();
    context.output(homes, new HomeMessage(features.fragment().id(), features));
    BlockMember member = BlockMember.of(features, blockKeys, codebook);
    Newcomer newcomer = new Newcomer(features, member.blocks(), member.sketch());
    for (long block : newcomer.blocks()) {
      out.collect(new BlockEntry(block, newcomer));
    }
  }
}
