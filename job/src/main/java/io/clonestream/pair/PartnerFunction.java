package io.clonestream.pair;

import io.clonestream.codec.CodecType;
import io.clonestream.pair.PartnerMessage.Lived;
import io.clonestream.pair.PartnerMessage.Paired;
import java.io.Serializable;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by class, or by symbol: knows its partners and forwards its timeline to every pair, or
 * relation, with them, when its periods moved or a new epoch began.
 */
public final class PartnerFunction<M> extends KeyedProcessFunction<String, PartnerMessage, M> {

  private static final long serialVersionUID = 1L;

  /** What a timeline is to a partner. */
  @FunctionalInterface
  public interface Side<M> extends Serializable {
    M of(Lived now, String partnerId);
  }

  private final Side<? extends M> side;

  private transient ValueState<PartnerMessage> lived;
  private transient MapState<String, Boolean> partners;

  /** Makes the function; its state is opened by Flink. */
  @SuppressWarnings("NullAway.Init") // state: open
  public PartnerFunction(Side<? extends M> side) {
    this.side = side;
  }

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
  public void processElement(PartnerMessage message, Context context, Collector<M> out)
      throws Exception {
    if (message instanceof Lived now) {
      PartnerMessage before = lived.value();
      lived.update(now);
      if (now.equals(before)) {
        return; // only the number of members moved
      }
      for (String partner : partners.keys()) {
        out.collect(side.of(now, partner));
      }
    } else if (message instanceof Paired paired) {
      partners.put(paired.partnerId(), true);
      if (lived.value() instanceof Lived now) {
        out.collect(side.of(now, paired.partnerId()));
      }
    }
  }
}
