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
  private final CalibrationFile calibration;
  private final OutputTag<HomeMessage> homes;
  private transient Codebook codebook;
  private transient BlockKeys blockKeys;
  private transient WordRarity rarity;

  /**
   * The function.
   *
   * @param calibration by whose word table signatures weigh words
   */
  @SuppressWarnings("NullAway.Init") // runtime fields: open
  public SpreadFunction(
      String codebookId, CalibrationFile calibration, OutputTag<HomeMessage> homes) {
    this.codebookId = codebookId;
    this.calibration = calibration;
    this.homes = homes;
  }

  @Override
  public void open(OpenContext context) {
    codebook = Codebook.load(codebookId);
    blockKeys = new BlockKeys(codebook);
    rarity = calibration.calibration().words();
  }

  @Override
  public void processElement(
      EmbeddedFragment embedded, Context context, Collector<BlockEntry> out) {
    EmbeddedFragment features = embedded.withoutText();
    context.output(homes, new HomeMessage(features.fragment().id(), features));
    long[] blocks = blockKeys.of(features.fragment(), features.vector());
    BlockMember newcomer =
        BlockMember.of(
            features.fragment(),
            BlockMember.marks(blocks),
            Signature.of(features, codebook, rarity));
    for (long block : blocks) {
      out.collect(new BlockEntry(block, features, newcomer.in(block)));
    }
  }
}
