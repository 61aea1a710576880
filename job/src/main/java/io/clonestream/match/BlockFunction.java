package io.clonestream.match;

import io.clonestream.codec.CodecType;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
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
  private transient Histogram micros;

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
    StageMetrics metrics = new StageMetrics(getRuntimeContext().getMetricGroup());
    compared = metrics.counter(StageMetric.MATCH_COMPARED);
    candidates = metrics.counter(StageMetric.MATCH_CANDIDATES);
    micros = metrics.histogram(StageMetric.MATCH_BLOCK_MICROS);
  }

  @Override
  public void processElement(BlockEntry entry, Context context, Collector<HomeMessage> out)
      throws Exception {
    long start = System.nanoTime();
    BlockMember newcomer = entry.newcomer();
    boolean first = true;
    for (BlockMember member : members.get()) {
      first = false;
      compared.inc();
      if (member.isCandidate(newcomer, entry.block(), screen)) {
        candidates.inc();
        out.collect(new HomeMessage(member.id(), entry.fragment()));
      }
    }
    keep(newcomer, first);
    micros.update((System.nanoTime() - start) / 1_000);
  }

  /** The first is set, not added: for what was only added to RocksDB searches every file. */
  private void keep(BlockMember newcomer, boolean first) throws Exception {
    if (first) {
      members.update(List.of(newcomer));
    } else {
      members.add(newcomer);
    }
  }
}
