package io.clonestream;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Consumer;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.event.WatermarkEvent;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.OperatorSnapshotFinalizer;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.LatencyMarker;
import org.apache.flink.streaming.runtime.streamrecord.RecordAttributes;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** A keyed operator with its state, as a subtask. What it says waits to be taken, uncopied. */
final class KeyedHarness<O> {

  private static final ExecutionConfig CONFIG = new ExecutionConfig();
  private static final CheckpointOptions ALIGNED =
      CheckpointOptions.forCheckpointWithDefaultLocation();
  private static final MemCheckpointStreamFactory MEMORY = new MemCheckpointStreamFactory(64 << 20);

  /**
   * Where a subtask stands, and what it is restored from.
   *
   * @param checkpoint 0 for none
   * @param state its part of that checkpoint
   */
  record Place(int parallelism, int index, long checkpoint, @Nullable OperatorSubtaskState state) {}

  private final AbstractStreamOperator<O> operator;
  private final Queue<Object> said = new ArrayDeque<>();
  private final Map<OutputTag<?>, Queue<Object>> aside = new HashMap<>();

  /** Starts an operator. */
  KeyedHarness(AbstractStreamOperator<O> operator, TypeInformation<?> keyType, Place place)
      throws Exception {
    this.operator = operator;
    SharedTask.at(place.parallelism(), place.index())
        .start(
            operator,
            keyType.createSerializer(CONFIG.getSerializerConfig()),
            new Said(),
            place.checkpoint(),
            place.state());
  }

  /** Hands in an element of the only input. */
  @SuppressWarnings("unchecked") // what a stage takes is decided by the one who sends
  void process(Object key, Object element) throws Exception {
    operator.setCurrentKey(key);
    ((OneInputStreamOperator<Object, O>) operator).processElement(new StreamRecord<>(element, 0));
  }

  /** Hands in an element of the first of two inputs. */
  @SuppressWarnings("unchecked")
  void processFirst(Object key, Object element) throws Exception {
    operator.setCurrentKey(key);
    ((TwoInputStreamOperator<Object, Object, O>) operator)
        .processElement1(new StreamRecord<>(element, 0));
  }

  /**
   * Hands in an element of the second of two inputs.
   *
   * @param key null where that one is broadcast
   */
  @SuppressWarnings("unchecked")
  void processSecond(@Nullable Object key, Object element) throws Exception {
    if (key != null) {
      operator.setCurrentKey(key);
    }
    ((TwoInputStreamOperator<Object, Object, O>) operator)
        .processElement2(new StreamRecord<>(element, 0));
  }

  /** Takes what was said, then what was said aside, one tag after the other. */
  void drain(Iterable<OutputTag<?>> tags, Consumer<Object> outputs) {
    drain(said, outputs);
    for (OutputTag<?> tag : tags) {
      Queue<Object> queue = aside.get(tag);
      if (queue != null) {
        drain(queue, outputs);
      }
    }
  }

  private static void drain(Queue<Object> queue, Consumer<Object> outputs) {
    while (!queue.isEmpty()) {
      outputs.accept(queue.remove());
    }
  }

  OperatorSubtaskState snapshot(long checkpoint) throws Exception {
    return OperatorSnapshotFinalizer.create(
            operator.snapshotState(checkpoint, checkpoint, ALIGNED, MEMORY))
        .getJobManagerOwnedState();
  }

  void close() throws Exception {
    operator.finish();
    operator.close();
  }

  private final class Said implements Output<StreamRecord<O>> {
    @Override
    public void collect(StreamRecord<O> record) {
      said.add(record.getValue());
    }

    @Override
    public <X> void collect(OutputTag<X> tag, StreamRecord<X> record) {
      aside.computeIfAbsent(tag, first -> new ArrayDeque<>()).add(record.getValue());
    }

    @Override
    public void emitWatermark(Watermark mark) {}

    @Override
    public void emitWatermark(WatermarkEvent event) {}

    @Override
    public void emitWatermarkStatus(WatermarkStatus status) {}

    @Override
    public void emitLatencyMarker(LatencyMarker marker) {}

    @Override
    public void emitRecordAttributes(RecordAttributes attributes) {}

    @Override
    public void close() {}
  }
}
