package io.clonestream.match;

import io.clonestream.codec.CodecType;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by block: a newcomer is compared with everyone who came before it and then stays: insert
 * and query are one step, so a pair is found by whichever comes second.
 */
public final class BlockFunction extends KeyedProcessFunction<Long, BlockEntry, HomeMessage> {

  private static final long serialVersionUID = 1L;

  private final int sketchDistance;
  private transient ListState<BlockMember> members;
  private transient Counter compared;
  private transient Counter candidates;

  /**
   * The function.
   *
   * @param sketchDistance bits by which two sketches differ at most
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public BlockFunction(int sketchDistance) {
    this.sketchDistance = sketchDistance;
  }

  @Override
  public void open(OpenContext context) {
    members =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "members", new CodecType<>(BlockMember.class, new BlockMemberCodec())));
    compared = getRuntimeContext().getMetricGroup().counter("compared");
    candidates = getRuntimeContext().getMetricGroup().counter("candidates");
  }

  @Override
  public void processElement(BlockEntry entry, Context context, Collector<HomeMessage> out)
      throws Exception {
    BlockMember newcomer = entry.newcomer().member();
    for (BlockMember member : members.get()) {
      compared.inc();
      if (member.isCandidate(newcomer, entry.block(), sketchDistance)) {
        candidates.inc();
        out.collect(new HomeMessage(member.id(), entry.newcomer().embedded()));
      }
    }
    members.add(newcomer);
  }
}
