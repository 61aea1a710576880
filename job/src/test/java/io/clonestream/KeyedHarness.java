package io.clonestream;

import io.clonestream.codec.Codec;
import io.clonestream.codec.CodecSerializer;
import io.clonestream.pair.RelationCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * A keyed operator with its state, as a subtask. Flink's own harnesses for it start two threads
 * each and make a directory: these share one manager of files, which nothing here needs.
 */
final class KeyedHarness<O> extends AbstractStreamOperatorTestHarness<O> {

  private static final long serialVersionUID = 1L;
  private static final IOManager FILES = new IOManagerAsync();

  @SuppressWarnings({"unchecked", "rawtypes"}) // never reads and never writes
  private static final Codec ANY = new RelationCodec();

  /**
   * Where a subtask stands, and what it is restored from.
   *
   * @param checkpoint 0 for none
   * @param state its part of that checkpoint
   */
  record Place(int parallelism, int index, long checkpoint, @Nullable OperatorSubtaskState state) {}

  /** Starts an operator. */
  @SuppressWarnings("unchecked") // ANY
  KeyedHarness(StreamOperator<O> operator, TypeInformation<?> keyType, Place place)
      throws Exception {
    super(
        operator,
        new MockEnvironmentBuilder()
            .setIOManager(FILES)
            .setMaxParallelism(SimulatedJob.MAX_PARALLELISM)
            .setParallelism(place.parallelism())
            .setSubtaskIndex(place.index())
            .build());
    config.setStateKeySerializer(keyType.createSerializer(executionConfig.getSerializerConfig()));
    config.serializeAllConfigs();
    setup(new CodecSerializer<O>(ANY)); // outputs are immutable: it copies none
    if (place.state() != null) {
      setRestoredCheckpointId(place.checkpoint());
      initializeState(place.state());
    }
    open();
  }

  /** Hands in an element of the only input. */
  @SuppressWarnings("unchecked") // what a stage takes is decided by the one who sends
  void process(Object key, Object element) throws Exception {
    getOperator().setCurrentKey(key);
    ((OneInputStreamOperator<Object, O>) operator).processElement(new StreamRecord<>(element, 0));
  }

  /** Hands in an element of the first of two inputs. */
  @SuppressWarnings("unchecked")
  void processFirst(Object key, Object element) throws Exception {
    getOperator().setCurrentKey(key);
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
      getOperator().setCurrentKey(key);
    }
    ((TwoInputStreamOperator<Object, Object, O>) operator)
        .processElement2(new StreamRecord<>(element, 0));
  }
}
