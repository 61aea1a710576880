package io.clonestream;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.memory.ManagedMemoryUseCase;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.TaskStateSnapshot;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.runtime.state.TestTaskStateManager;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.api.operators.StreamOperatorUtils;
import org.apache.flink.streaming.api.operators.StreamTaskStateInitializer;
import org.apache.flink.streaming.api.operators.StreamTaskStateInitializerImpl;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.apache.flink.streaming.util.MockStreamTask;
import org.apache.flink.streaming.util.MockStreamTaskBuilder;
import org.jspecify.annotations.Nullable;

/**
 * What Flink runs a subtask in. It is dearer to make than all that the subtask does, so a thread
 * has one for every place, in which all operators at that place run. It keeps nothing of them.
 */
@SuppressWarnings("deprecation") // of MockStreamTask, which Flink's own harness is made of
final class SharedTask {

  private static final IOManager FILES = new IOManagerAsync(); // which nothing here needs
  private static final ThreadLocal<Map<Integer, SharedTask>> TASKS =
      ThreadLocal.withInitial(HashMap::new);

  private final TestTaskStateManager restored = new TestTaskStateManager();
  private final TestProcessingTimeService time = new TestProcessingTimeService();
  private final MockStreamTask<?, ?> task;
  private final StreamTaskStateInitializer states;

  private SharedTask(int parallelism, int index) throws Exception {
    MockEnvironment environment =
        new MockEnvironmentBuilder()
            .setIOManager(FILES)
            .setTaskStateManager(restored)
            .setMaxParallelism(SimulatedJob.MAX_PARALLELISM)
            .setParallelism(parallelism)
            .setSubtaskIndex(index)
            .build();
    this.task = new MockStreamTaskBuilder(environment).build();
    this.states = new StreamTaskStateInitializerImpl(environment, new HashMapStateBackend());
  }

  /** This thread's for a subtask of so many. */
  static SharedTask at(int parallelism, int index) throws Exception {
    int place = parallelism * SimulatedJob.MAX_PARALLELISM + index;
    SharedTask known = TASKS.get().get(place);
    if (known == null) {
      known = new SharedTask(parallelism, index);
      TASKS.get().put(place, known);
    }
    return known;
  }

  /**
   * Starts an operator.
   *
   * @param checkpoint number of the one that it goes on from
   * @param state what it kept of that; null where there is none
   */
  <O> void start(
      AbstractStreamOperator<O> operator,
      TypeSerializer<?> keys,
      Output<StreamRecord<O>> output,
      long checkpoint,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    Config config = new Config(keys);
    StreamOperatorUtils.setProcessingTimeService(operator, time);
    StreamOperatorUtils.setupStreamOperator(operator, task, config, output);
    if (state == null) {
      restored.setJobManagerTaskStateSnapshotsByCheckpointId(Map.of());
    } else {
      TaskStateSnapshot snapshot = new TaskStateSnapshot();
      snapshot.putSubtaskStateByOperatorID(config.getOperatorID(), state);
      restored.setReportedCheckpointId(checkpoint);
      restored.setJobManagerTaskStateSnapshotsByCheckpointId(Map.of(checkpoint, snapshot));
    }
    operator.initializeState(states);
    operator.open();
  }

  /** Says what otherwise every operator would read from bytes. */
  private static final class Config extends StreamConfig {

    private static final long serialVersionUID = 1L;

    private final TypeSerializer<?> keys;

    Config(TypeSerializer<?> keys) {
      super(new Configuration());
      this.keys = keys;
      setOperatorID(new OperatorID());
    }

    @Override
    @SuppressWarnings("unchecked") // of whom it is made says of which keys
    public <K> TypeSerializer<K> getStateKeySerializer(ClassLoader loader) {
      return (TypeSerializer<K>) keys;
    }

    /** State on the heap takes none. */
    @Override
    public double getManagedMemoryFractionOperatorUseCaseOfSlot(
        ManagedMemoryUseCase use, Configuration job, Configuration cluster, ClassLoader loader) {
      return 0;
    }
  }
}
