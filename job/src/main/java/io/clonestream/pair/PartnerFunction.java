package io.clonestream.pair;

import io.clonestream.codec.CodecType;
import io.clonestream.pair.PairMessage.SideLived;
import io.clonestream.pair.PartnerMessage.Lived;
import io.clonestream.pair.PartnerMessage.Paired;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by class: knows the class's partners and forwards its timeline to every pair with them,
 * when its periods moved or a new epoch began.
 */
public final class PartnerFunction
    extends KeyedProcessFunction<String, PartnerMessage, PairMessage> {

  private static final long serialVersionUID = 1L;

  private transient ValueState<PartnerMessage> lived;
  private transient MapState<String, Boolean> partners;

  /** Makes the function; its state is opened by Flink. */
  @SuppressWarnings("NullAway.Init") // state: open
  public PartnerFunction() {}

  @Override
  public void open(OpenContext context) {
    lived =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    "lived", new CodecType<>(PartnerMessage.class, new PartnerMessageCodec())));
    partners =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("partners", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processElement(PartnerMessage message, Context context, Collector<PairMessage> out)
      throws Exception {
    if (message instanceof Lived now) {
      PartnerMessage before = lived.value();
      lived.update(now);
      if (now.equals(before)) {
        return; // only the number of members moved
      }
      for (String partner : partners.keys()) {
        out.collect(side(now, partner));
      }
    } else if (message instanceof Paired paired) {
      partners.put(paired.partnerId(), true);
      if (lived.value() instanceof Lived now) {
        out.collect(side(now, paired.partnerId()));
      }
    }
  }

  private static SideLived side(Lived now, String partnerId) {
    return new SideLived(
        PairMessage.key(now.fragmentId(), partnerId),
        now.fragmentId().compareTo(partnerId) < 0,
        now.periods());
  }
}
