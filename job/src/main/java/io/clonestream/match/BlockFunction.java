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

  private final CalibrationFile calibration;
  private final double margin;
  private transient Screen screen;
  private transient ListState<BlockMember> members;
  private transient Counter compared;
  private transient Counter candidates;

  /**
   * The function.
   *
   * @param calibration the job's own, which decides what is kept
   * @param margin log-odds by which an estimate may lie below the store threshold
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public BlockFunction(CalibrationFile calibration, double margin) {
    this.calibration = calibration;
    this.margin = margin;
  }

  @Override
  public void open(OpenContext context) {
    members =
        getRuntimeContext()
            .getListState(
                new ListStateDescriptor<>(
                    "members", new CodecType<>(BlockMember.class, new BlockMemberCodec())));
    screen = new Screen(calibration.calibration(), margin);
    compared = getRuntimeContext().getMetricGroup().counter("compared");
    candidates = getRuntimeContext().getMetricGroup().counter("candidates");
  }

  @Override
  public void processElement(BlockEntry entry, Context context, Collector<HomeMessage> out)
      throws Exception {
    BlockMember newcomer = entry.newcomer();
    for (BlockMember member : members.get()) {
      compared.inc();
      if (member.isCandidate(newcomer, entry.block(), screen)) {
        candidates.inc();
        out.collect(new HomeMessage(member.id(), entry.embedded()));
      }
    }
    members.add(newcomer);
  }
}
