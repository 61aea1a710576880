package io.clonestream;

import io.clonestream.persist.SimulatedWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.jspecify.annotations.Nullable;

/** The subtasks of one attempt and the channels between them. */
final class Subtasks implements AutoCloseable {

  /** Something that is made of a subtask. */
  interface Made<T> {
    T of(Stage stage, int index) throws Exception;
  }

  /**
   * What stands in a channel.
   *
   * @param barrier number of a checkpoint; 0 for an element
   */
  record Message(long barrier, Object key, Object element) {
    boolean isBarrier() {
      return barrier > 0;
    }

    @Override
    public String toString() {
      return isBarrier() ? "barrier " + barrier : element.getClass().getSimpleName() + " " + key;
    }
  }

  /** From one subtask to another, in order. While it is aligned nothing of it moves. */
  final class Channel {
    private final Subtask from;
    private final Subtask to;
    private final Deque<Message> queue = new ArrayDeque<>();
    private final boolean slow = random.nextInt(ONE_SLOW_OF) == 0;
    private boolean aligned;
    private int place = -1;

    private Channel(Subtask from, Subtask to) {
      this.from = from;
      this.to = to;
    }

    Subtask from() {
      return from;
    }

    Subtask to() {
      return to;
    }

    boolean isSlow() {
      return slow;
    }

    private void put(Message message) {
      queue.add(message);
      settle();
    }

    Message take() {
      Message message = queue.remove();
      settle();
      return message;
    }

    private void align(boolean now) {
      aligned = now;
      settle();
    }

    /** Stands among those that can move, or does not. */
    private void settle() {
      boolean movable = !queue.isEmpty() && !aligned;
      if (movable && place < 0) {
        place = ready.size();
        ready.add(this);
      } else if (!movable && place >= 0) {
        Channel last = ready.remove(ready.size() - 1);
        if (last != this) {
          ready.set(place, last);
          last.place = place;
        }
        place = -1;
      }
    }
  }

  /** One of the parallel instances of a stage. Its operator starts with the first element. */
  final class Subtask {
    private final Stage stage;
    private final int index;
    private final Map<Subtask, Channel> outputs = new LinkedHashMap<>();
    private final Set<Channel> arrived = new LinkedHashSet<>();
    private final @Nullable SimulatedWriter writer;
    private Operators.@Nullable Running operator;

    private Subtask(Stage stage, int index) {
      this.stage = stage;
      this.index = index;
      this.writer = stage == Stage.PERSIST ? writers.get() : null;
    }

    Stage stage() {
      return stage;
    }

    int index() {
      return index;
    }

    SimulatedWriter writer() {
      return writer;
    }

    Operators.Running operator() throws Exception {
      if (operator == null) {
        operator = operators.of(stage, index);
      }
      return operator;
    }

    /**
     * What had nothing to do has what it was restored from. (State that belongs to no key is kept
     * by homes alone; Flink's test tools cannot hand that on without an operator.)
     */
    OperatorSubtaskState snapshot(long checkpoint) throws Exception {
      if (operator != null || stage == Stage.HOME) {
        return operator().snapshot(checkpoint);
      }
      OperatorSubtaskState own = restored.of(stage, index);
      return own == null ? OperatorSubtaskState.builder().build() : own;
    }

    void send(Subtask to, Object key, Object element) {
      outputs.get(to).put(new Message(0, key, element));
    }

    void forwardBarrier(long checkpoint) {
      outputs.values().forEach(channel -> channel.put(new Message(checkpoint, "", "")));
    }

    /** A barrier arrived; true when it has on every channel. */
    boolean align(Channel channel) {
      channel.align(true);
      arrived.add(channel);
      if (arrived.size() < stage.inputs().size() * parallelism) {
        return false;
      }
      arrived.forEach(each -> each.align(false));
      arrived.clear();
      return true;
    }

    @Override
    public String toString() {
      return stage + "" + index;
    }
  }

  private static final int ONE_SLOW_OF = 6;

  private final int parallelism;
  private final Random random;
  private final Made<Operators.Running> operators;
  private final Made<@Nullable OperatorSubtaskState> restored;
  private final Supplier<SimulatedWriter> writers;
  private final Map<Stage, List<Subtask>> all = new EnumMap<>(Stage.class);
  private final List<Channel> ready = new ArrayList<>();

  /**
   * Subtasks of every stage.
   *
   * @param random says which channels are slow
   * @param operators starts one
   * @param restored what one is restored from
   */
  Subtasks(
      int parallelism,
      Random random,
      Made<Operators.Running> operators,
      Made<@Nullable OperatorSubtaskState> restored,
      Supplier<SimulatedWriter> writers) {
    this.parallelism = parallelism;
    this.random = random;
    this.operators = operators;
    this.restored = restored;
    this.writers = writers;
    for (Stage stage : Stage.values()) {
      List<Subtask> own = new ArrayList<>();
      for (int index = 0; index < parallelism; index++) {
        own.add(new Subtask(stage, index));
      }
      all.put(stage, own);
    }
    for (Stage stage : Stage.values()) {
      for (Subtask to : of(stage)) {
        for (Stage input : stage.inputs()) {
          of(input).forEach(from -> from.outputs.put(to, new Channel(from, to)));
        }
      }
    }
  }

  int parallelism() {
    return parallelism;
  }

  List<Subtask> of(Stage stage) {
    return all.get(stage);
  }

  /** Channels of which the next message can move. */
  List<Channel> ready() {
    return ready;
  }

  @Override
  public void close() throws Exception {
    for (List<Subtask> stage : all.values()) {
      for (Subtask subtask : stage) {
        if (subtask.operator != null) {
          subtask.operator.close();
        }
        if (subtask.writer != null) {
          subtask.writer.close();
        }
      }
    }
  }
}
