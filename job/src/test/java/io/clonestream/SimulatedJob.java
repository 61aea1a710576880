package io.clonestream;

import io.clonestream.feed.DeadLetter;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.SimulatedInference;
import io.clonestream.persist.Database;
import io.clonestream.persist.FencedException;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.RejectedRow;
import io.clonestream.persist.SimulatedWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * The job's own operators, inference and writers in one thread, under a scheduler of the test:
 * records stand in channels between subtasks, time stands still, and chance decides what moves
 * next, a channel or the time. Checkpoints travel as aligned barriers (Carbone et al., Lightweight
 * asynchronous snapshots for distributed dataflows, 2015); a crash loses channels and state but not
 * what was written; a restore may change the parallelism. What had not ended of what is
 * asynchronous (inference, writing) is part of the checkpoint and begins again wherever Flink puts
 * it. Writers of an attempt that crashed may go on until the next has passed the fence, and try to
 * after it. Missing are threads, network and Neo4j.
 */
final class SimulatedJob implements AutoCloseable {

  /** Key groups: few, because a snapshot visits all of them for every state. */
  static final int MAX_PARALLELISM = 8;

  private static final int MOST_PARALLEL = 3;
  private static final int SLOWNESS = 16;

  /** What a complete checkpoint keeps. */
  private static final class Checkpoint {
    private final long id;
    private final int parallelism;
    private final int read;
    private final Map<Stage, OperatorSubtaskState[]> states = new EnumMap<>(Stage.class);
    private final Map<Stage, List<Object>> inFlight = new EnumMap<>(Stage.class);
    private int missing;

    Checkpoint(long id, int parallelism, int read, int missing) {
      this.id = id;
      this.parallelism = parallelism;
      this.read = read;
      this.missing = missing;
    }
  }

  /** What a writer of an earlier attempt still has to write. */
  private record Zombie(List<GraphRow> rows, long epoch) {}

  private final List<Object> records;
  private final Random random;
  private final Database database;
  private final Trace trace;
  private final boolean failing;
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Zombie> zombies = new ArrayList<>();

  private int attempt;
  private long lastCheckpointId;
  private @Nullable Checkpoint complete;
  private @Nullable Checkpoint restored;
  private @Nullable Checkpoint underWay;
  private int read;
  private @Nullable Throwable failure;
  private Subtasks subtasks;
  private VirtualTime time;
  private SimulatedInference inference;

  /** A job that reads these records in this order, and whose model and database are reliable. */
  SimulatedJob(List<?> records, Random random, Database database) throws Exception {
    this(records, random, database, false, new Trace());
  }

  /**
   * A job that reads these records in this order.
   *
   * @param records symbol facts, commits, statements of relations, calibrations and requests
   * @param failing whether the model is slow, hangs and fails
   */
  SimulatedJob(List<?> records, Random random, Database database, boolean failing, Trace trace)
      throws Exception {
    this.records = new ArrayList<>(records);
    this.random = random;
    this.database = database;
    this.failing = failing;
    this.trace = trace;
    start();
  }

  /** More to read after what is there. */
  void add(List<?> more) {
    records.addAll(more);
  }

  /** What was refused, some of it several times. */
  List<DeadLetter> deadLetters() {
    return deadLetters;
  }

  /** Runs to the end with so many crashes on the way. */
  void run(int crashes) throws Exception {
    for (int crash = 0; crash < crashes; crash++) {
      for (int step = random.nextInt(60 + records.size() * 20); step > 0 && move(); step--) {
        maybeCheckpoint();
      }
      crash();
    }
    while (move()) {
      maybeCheckpoint();
    }
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private void maybeCheckpoint() {
    if (underWay == null && random.nextInt(60) == 0) {
      trace.add("checkpoint");
      underWay =
          new Checkpoint(
              ++lastCheckpointId,
              subtasks.parallelism(),
              read,
              (Stage.values().length - 1) * subtasks.parallelism());
      subtasks.of(Stage.SOURCE).forEach(source -> source.forwardBarrier(lastCheckpointId));
    }
  }

  /** Moves one thing; crashes where that made the job fail. False when nothing is left to move. */
  private boolean move() throws Exception {
    boolean moved = advance();
    if (failure != null) {
      crash();
      return true;
    }
    return moved;
  }

  /** Moves one thing, chosen by chance; false when nothing is left to move. */
  private boolean advance() throws Exception {
    int sources = read < records.size() ? 1 : 0;
    int channels = subtasks.ready().size();
    int late = zombies.isEmpty() ? 0 : 1;
    int choices = sources + channels + late + (time.hasNext() ? 1 : 0);
    if (choices == 0) {
      return false;
    }
    int choice = choice(choices, sources);
    if (choice < sources) {
      Object record = records.get(read++);
      trace.add("read " + (read - 1));
      int partition = Math.floorMod(Routes.partition(record), subtasks.parallelism());
      Routes.read(record, network(subtasks.of(Stage.SOURCE).get(partition)));
    } else if (choice < sources + channels) {
      deliver(subtasks.ready().get(choice - sources));
    } else if (choice < sources + channels + late) {
      beFenced(zombies.remove(random.nextInt(zombies.size())));
    } else {
      time.next();
      trace.add("time " + time.nanos());
    }
    return true;
  }

  /** Slow channels lose most draws, so that what stands in them is overtaken by whole detours. */
  private int choice(int choices, int sources) {
    int choice = random.nextInt(choices);
    for (int draws = random.nextInt(SLOWNESS); draws > 0 && isSlow(choice - sources); draws--) {
      choice = random.nextInt(choices);
    }
    return choice;
  }

  private boolean isSlow(int channel) {
    return channel >= 0
        && channel < subtasks.ready().size()
        && subtasks.ready().get(channel).isSlow();
  }

  private void deliver(Subtasks.Channel channel) throws Exception {
    Subtasks.Message message = channel.take();
    Subtasks.Subtask to = channel.to();
    trace.add(channel.from() + " to " + to + ": " + message);
    if (message.isBarrier()) {
      if (to.align(channel)) {
        snapshot(to, message.barrier());
      }
    } else if (to.stage() == Stage.INFER) {
      infer(to, (Fragment) message.element());
    } else if (to.stage() == Stage.PERSIST) {
      to.writer().add((GraphRow) message.element());
    } else {
      to.operator().process(message.element(), output -> emit(to, output));
    }
  }

  private void emit(Subtasks.Subtask from, Object output) {
    if (output instanceof DeadLetter letter) {
      deadLetters.add(letter);
    } else {
      Routes.emit(from.stage(), output, network(from));
    }
  }

  private void infer(Subtasks.Subtask subtask, Fragment fragment) throws InterruptedException {
    inference.infer(
        subtask.index(),
        fragment,
        new SimulatedInference.Heard() {
          @Override
          public void embedded(EmbeddedFragment embedded) {
            Operators.spread(embedded).forEach(output -> emit(subtask, output));
          }

          @Override
          public void failed(Throwable cause) {
            fail(cause);
          }
        });
  }

  private void fail(Throwable cause) {
    trace.add("failed: " + cause);
    failure = cause;
  }

  private void snapshot(Subtasks.Subtask subtask, long barrier) throws Exception {
    Checkpoint checkpoint = underWay;
    Stage stage = subtask.stage();
    if (stage == Stage.INFER) {
      keep(checkpoint, stage, inference.inFlight(subtask.index()));
    } else if (stage == Stage.PERSIST) {
      keep(checkpoint, stage, subtask.writer().inFlight());
    } else {
      OperatorSubtaskState[] states =
          checkpoint.states.computeIfAbsent(
              stage, s -> new OperatorSubtaskState[subtasks.parallelism()]);
      states[subtask.index()] = subtask.snapshot(barrier);
    }
    subtask.forwardBarrier(barrier);
    checkpoint.missing--;
    if (checkpoint.missing == 0) {
      complete = checkpoint;
      underWay = null;
    }
  }

  private static void keep(Checkpoint checkpoint, Stage stage, List<?> elements) {
    checkpoint.inFlight.computeIfAbsent(stage, s -> new ArrayList<>()).addAll(elements);
  }

  private Routes.Network network(Subtasks.Subtask from) {
    return new Routes.Network() {
      @Override
      public void send(Stage to, Object key, Object element) {
        int index =
            KeyGroupRangeAssignment.assignKeyToParallelOperator(
                key, MAX_PARALLELISM, subtasks.parallelism());
        from.send(subtasks.of(to).get(index), key, element);
      }

      @Override
      public void forward(Stage to, Object element) {
        from.send(subtasks.of(to).get(from.index()), "", element);
      }

      @Override
      public void broadcast(Stage to, Object element) {
        subtasks.of(to).forEach(each -> from.send(each, "", element));
      }
    };
  }

  /** What is on its way to the database is lost, or arrives now, or when it is too late. */
  private void crash() throws Exception {
    trace.add("crash");
    failure = null;
    for (Subtasks.Subtask subtask : subtasks.of(Stage.PERSIST)) {
      List<GraphRow> rows = subtask.writer().inFlight();
      rows = rows.subList(0, random.nextInt(rows.size() + 1));
      int chance = random.nextInt(3);
      if (chance == 0 && !rows.isEmpty()) {
        database.write(rows, subtask.writer().epoch(), pause -> {});
      } else if (chance == 1 && !rows.isEmpty()) {
        zombies.add(new Zombie(rows, subtask.writer().epoch()));
      }
    }
    stop();
    underWay = null;
    attempt++;
    start();
  }

  private void beFenced(Zombie zombie) {
    try {
      database.write(zombie.rows(), zombie.epoch(), pause -> {});
    } catch (FencedException e) {
      trace.add("fenced " + zombie.epoch());
      return;
    }
    throw new AssertionError("Epoch " + zombie.epoch() + " wrote after a later one had begun");
  }

  private void stop() throws Exception {
    inference.close();
    subtasks.close();
  }

  private void start() throws Exception {
    int parallelism = 1 + random.nextInt(MOST_PARALLEL);
    trace.add("start " + parallelism);
    restored = complete; // also for what starts when there is a newer one
    long checkpointId = restored == null ? 0 : restored.id;
    time = new VirtualTime();
    inference = new SimulatedInference(time, random, failing, trace::add);
    long epoch = Operators.epoch(attempt, checkpointId);
    subtasks =
        new Subtasks(
            parallelism,
            random,
            (stage, index) -> Operators.start(stage, attempt, place(stage, index, parallelism)),
            (stage, index) -> place(stage, index, parallelism).state(),
            () -> new SimulatedWriter(database, epoch, time, quiet(), this::pause, writing()));
    database.open(epoch);
    read = complete == null ? 0 : complete.read;
    if (complete != null) {
      for (Object row : inFlight(Stage.PERSIST)) { // Flink spreads them regardless of their keys
        anyOf(Stage.PERSIST).writer().add((GraphRow) row);
      }
      for (Object fragment : inFlight(Stage.INFER)) {
        infer(anyOf(Stage.INFER), (Fragment) fragment);
      }
    }
  }

  private Duration quiet() {
    return Duration.ofMillis(random.nextInt(3) == 0 ? 1_000 : 20);
  }

  private List<Object> inFlight(Stage stage) {
    return complete.inFlight.getOrDefault(stage, List.of());
  }

  private Subtasks.Subtask anyOf(Stage stage) {
    return subtasks.of(stage).get(random.nextInt(subtasks.parallelism()));
  }

  private KeyedHarness.Place place(Stage stage, int index, int parallelism) throws Exception {
    OperatorSubtaskState[] states = restored == null ? null : restored.states.get(stage);
    OperatorSubtaskState own =
        states == null
            ? null
            : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                AbstractStreamOperatorTestHarness.repackageState(states),
                MAX_PARALLELISM,
                restored.parallelism,
                parallelism,
                index);
    return new KeyedHarness.Place(parallelism, index, restored == null ? 0 : restored.id, own);
  }

  private SimulatedWriter.Heard writing() {
    return new SimulatedWriter.Heard() {
      @Override
      public void refused(RejectedRow row) {
        deadLetters.add(row.deadLetter());
      }

      @Override
      public void failed(Throwable cause) {
        fail(cause);
      }
    };
  }

  /** While one writer waits others go on. */
  private void pause(Duration duration) {
    try {
      for (int moves = random.nextInt(4); moves > 0 && failure == null && advance(); moves--) {
        trace.add("while a writer waits");
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
