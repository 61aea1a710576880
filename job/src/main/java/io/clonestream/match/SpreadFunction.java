package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends a new fragment into each of its blocks, and its features to its home as side output. */
public final class SpreadFunction extends ProcessFunction<EmbeddedFragment, BlockEntry>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;

  private static final ListStateDescriptor<String> BUILT_BY =
      new ListStateDescriptor<>("built-by", Types.STRING);

  private final BlockRules rules;
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
      BlockRules rules, CalibrationFile calibration, OutputTag<HomeMessage> homes) {
    this.rules = rules;
    this.calibration = calibration;
    this.homes = homes;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    ListState<String> builtBy = context.getOperatorStateStore().getUnionListState(BUILT_BY);
    if (context.isRestored()) {
      rules.requireBuiltBy(builtBy.get());
    }
    builtBy.update(List.of(rules.mark()));
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // what it was built by never changes
  }

  @Override
  public void open(OpenContext context) {
    codebook = Codebook.load(rules.codebook());
    blockKeys = new BlockKeys(codebook);
    rarity = calibration.calibration().words();
  }

  @Override
  public void processElement(EmbeddedFragment embedded, Context context, Collector<BlockEntry> out)
      throws IOException {
    EmbeddedFragment features = embedded.withoutText();
    PackedFragment packed = PackedFragment.of(features);
    context.output(homes, new HomeMessage(features.fragment().id(), packed));
    Place place = Place.of(features.fragment(), features.vector());
    long[] blocks = blockKeys.of(features.fragment(), place);
    BlockMember newcomer =
        BlockMember.of(
            features.fragment(),
            BlockMember.marks(blocks),
            Signature.of(features, place, codebook, rarity));
    for (long block : blocks) {
      out.collect(new BlockEntry(block, newcomer.in(block), packed));
    }
  }
}
