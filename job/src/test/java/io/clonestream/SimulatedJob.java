package io.clonestream;

import io.clonestream.feed.RecordedCalibrations;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.Answer;
import io.clonestream.follow.Membership;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.match.BlockEntry;
import io.clonestream.match.HomeMessage;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairMessage;
import io.clonestream.pair.PartnerMessage;
import io.clonestream.pair.Relation;
import io.clonestream.pair.RelationMessage;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/**
 * The job's own operators under a scheduler of the test: records stand in channels between
 * subtasks, and chance decides which channel moves next. Checkpoints travel as aligned barriers
 * (Carbone et al., Lightweight asynchronous snapshots for distributed dataflows, 2015); a crash
 * loses channels and state but not what was written; a restore may change the parallelism. What is
 * asynchronous (inference, writing) ends in any order, and what had not ended is part of the
 * checkpoint and begins again wherever Flink puts it. Missing are threads, network and Neo4j.
 */
final class SimulatedJob implements AutoCloseable {

  static final int MAX_PARALLELISM = CloneStreamPipeline.MAX_PARALLELISM;

  private record Subtask(Stage stage, int index) {}

  private record Channel(Subtask from, Subtask to) {}

  private record Barrier(long checkpoint) {}

  /** What a complete checkpoint keeps. */
  private static final class Checkpoint {
    private final long id;
    private final int parallelism;
    private final int read;
    private final Map<Stage, OperatorSubtaskState[]> states = new EnumMap<>(Stage.class);
    private final Map<Stage, List<Object>> inFlight = new EnumMap<>(Stage.class);
    private int acknowledged;

    Checkpoint(long id, int parallelism, int read) {
      this.id = id;
      this.parallelism = parallelism;
      this.read = read;
    }
  }

  private final List<Object> records;
  private final Random random;
  private final Consumer<GraphRow> graph;

  private int parallelism;
  private int attempt;
  private long lastCheckpointId;
  private @Nullable Checkpoint complete;
  private @Nullable Checkpoint underWay;
  private int read;
  private Map<Subtask, Operators.Running> operators = new LinkedHashMap<>();
  private Map<Channel, Deque<Object>> channels = new LinkedHashMap<>();
  private Map<Subtask, Set<Channel>> aligned = new LinkedHashMap<>();
  private Map<Subtask, List<Object>> inFlight = new LinkedHashMap<>();

  /**
   * A job that reads these records in this order.
   *
   * @param records symbol facts, commits, statements of relations, calibrations and requests
   * @param graph takes the rows as they are written; what is written stays
   */
  SimulatedJob(List<?> records, Random random, Consumer<GraphRow> graph) throws Exception {
    this.records = new ArrayList<>(records);
    this.random = random;
    this.graph = graph;
    start(1 + random.nextInt(3));
  }

  /** More to read after what is there. */
  void add(List<?> more) {
    records.addAll(more);
  }

  /** Runs to the end with so many crashes on the way. */
  void run(int crashes) throws Exception {
    for (int crash = 0; crash < crashes; crash++) {
      for (int step = random.nextInt(60 + records.size() * 20); step > 0 && advance(); step--) {
        maybeCheckpoint();
      }
      crash();
      start(1 + random.nextInt(3));
    }
    while (advance()) {
      maybeCheckpoint();
    }
  }

  @Override
  public void close() throws Exception {
    stop();
  }

  private void maybeCheckpoint() {
    if (underWay == null && random.nextInt(40) == 0) {
      underWay = new Checkpoint(++lastCheckpointId, parallelism, read);
      for (Subtask source : subtasks(Stage.SOURCE)) {
        forward(source, new Barrier(lastCheckpointId));
      }
    }
  }

  /** Moves one thing, chosen by chance; false when nothing is left to move. */
  private boolean advance() throws Exception {
    List<Runnable> moves = new ArrayList<>();
    List<Channel> open = new ArrayList<>();
    channels.forEach(
        (channel, queue) -> {
          if (!queue.isEmpty() && !blocked(channel)) {
            open.add(channel);
          }
        });
    List<Subtask> busy =
        inFlight.keySet().stream().filter(task -> !inFlight.get(task).isEmpty()).toList();
    int sources = read < records.size() ? 1 : 0;
    int choices = sources + open.size() + busy.size();
    if (choices == 0) {
      return false;
    }
    int choice = random.nextInt(choices);
    if (choice < sources) {
      emitRecord(records.get(read++));
    } else if (choice < sources + open.size()) {
      deliver(open.get(choice - sources));
    } else {
      Subtask task = busy.get(choice - sources - open.size());
      List<Object> elements = inFlight.get(task);
      complete(task, elements.remove(random.nextInt(elements.size())));
    }
    return true;
  }

  private void emitRecord(Object record) {
    if (record instanceof SymbolFact fact) {
      int partition = Math.floorMod(fact.symbolId().hashCode(), parallelism);
      send(new Subtask(Stage.SOURCE, partition), Stage.FOLLOW, fact.symbolId(), fact);
    } else if (record instanceof Request request) {
      int partition = Math.floorMod(request.key().hashCode(), parallelism);
      ask(new Subtask(Stage.SOURCE, partition), request);
    } else if (record instanceof RelationStated stated) {
      int partition = Math.floorMod(stated.getRelationId().hashCode(), parallelism);
      emit(new Subtask(Stage.SOURCE, partition), stated);
    } else if (record instanceof CalibrationPublished published) {
      send(
          new Subtask(Stage.SOURCE, 0),
          Stage.CALIBRATION,
          "",
          RecordedCalibrations.record(published));
    } else {
      emit(new Subtask(Stage.SOURCE, 0), new GraphRow.CommitRow((CommitPublished) record));
    }
  }

  private void ask(Subtask source, Request request) {
    switch (request.kind()) {
      case SYMBOL -> send(source, Stage.FOLLOW, request.id(), request);
      case CLASS -> send(source, Stage.GATE, Operators.bucket(request.id()), request);
      case PAIR -> send(source, Stage.PAIR, request.id(), request);
      case RELATION -> send(source, Stage.RELATION, request.id(), request);
      default -> GraphRow.answering(request).ifPresent(row -> emit(source, row));
    }
  }

  private void complete(Subtask task, Object element) {
    if (task.stage() == Stage.INFER) {
      Operators.infer((Fragment) element).forEach(spread -> emit(task, spread));
    } else {
      graph.accept((GraphRow) element);
    }
  }

  private boolean blocked(Channel channel) {
    return aligned.get(channel.to()).contains(channel);
  }

  private void deliver(Channel channel) throws Exception {
    Object element = channels.get(channel).remove();
    Subtask to = channel.to();
    if (element instanceof Barrier barrier) {
      Set<Channel> arrived = aligned.get(to);
      arrived.add(channel);
      if (arrived.size() == to.stage().inputs().size() * parallelism) {
        arrived.clear();
        snapshot(to, barrier);
      }
    } else if (to.stage().isAsync()) {
      inFlight.get(to).add(element);
    } else {
      operators.get(to).process(element, output -> emit(to, output));
    }
  }

  private void snapshot(Subtask subtask, Barrier barrier) throws Exception {
    Checkpoint checkpoint = underWay;
    if (subtask.stage().isAsync()) {
      checkpoint
          .inFlight
          .computeIfAbsent(subtask.stage(), stage -> new ArrayList<>())
          .addAll(inFlight.get(subtask));
    } else {
      checkpoint
              .states
              .computeIfAbsent(subtask.stage(), s -> new OperatorSubtaskState[parallelism])[
              subtask.index()] =
          operators.get(subtask).snapshot(barrier.checkpoint());
    }
    forward(subtask, barrier);
    checkpoint.acknowledged++;
    if (checkpoint.acknowledged == (Stage.values().length - 1) * parallelism) {
      complete = checkpoint;
      underWay = null;
    }
  }

  private void forward(Subtask from, Barrier barrier) {
    channels.forEach(
        (channel, queue) -> {
          if (channel.from().equals(from)) {
            queue.add(barrier);
          }
        });
  }

  /** Every output to where the pipeline sends it; what keeps no state happens on the way. */
  private void emit(Subtask from, Object output) {
    if (output instanceof SymbolFact fact) {
      send(from, Stage.FOLLOW, fact.symbolId(), fact);
    } else if (output instanceof RelationStated stated) {
      PartnerMessage fromSide = RelationMessage.from(stated);
      PartnerMessage toSide = RelationMessage.to(stated);
      send(from, Stage.RELATED, fromSide.id(), fromSide);
      send(from, Stage.RELATED, toSide.id(), toSide);
      send(from, Stage.RELATION, stated.getRelationId(), new RelationMessage.Stated(stated));
    } else if (output instanceof RelationMessage side && from.stage() == Stage.RELATED) {
      send(from, Stage.RELATION, side.relationId(), side);
    } else if (output instanceof Relation relation) {
      emit(from, new GraphRow.RelationRow(relation));
    } else if (output instanceof SymbolHistory history) {
      emit(from, new GraphRow.SymbolRow(history));
      send(from, Stage.RELATED, history.symbolId(), PartnerMessage.Lived.of(history));
    } else if (output instanceof Membership fact) {
      send(from, Stage.GATE, Operators.bucket(fact.fragmentId()), fact);
    } else if (output instanceof Answer answer) {
      emit(from, GraphRow.answering(answer));
    } else if (output instanceof GraphRow row) {
      send(from, Stage.PERSIST, row.key(), row);
    } else if (output instanceof CloneClass cloneClass) {
      send(
          from,
          Stage.PERSIST,
          "class " + cloneClass.fragmentId(),
          new GraphRow.ClassRow(cloneClass));
      PartnerMessage lived = PartnerMessage.Lived.of(cloneClass);
      send(from, Stage.PARTNER, lived.id(), lived);
    } else if (output instanceof Fragment fragment) {
      channels.get(new Channel(from, new Subtask(Stage.INFER, from.index()))).add(fragment);
    } else if (output instanceof BlockEntry entry) {
      send(from, Stage.BLOCK, entry.block(), entry);
    } else if (output instanceof HomeMessage message) {
      send(from, Stage.HOME, message.home(), message);
    } else if (output instanceof CalibrationPublished published) {
      for (Subtask home : subtasks(Stage.HOME)) {
        channels.get(new Channel(from, home)).add(published);
      }
    } else if (output instanceof Similarity similarity) {
      PartnerMessage lower = PartnerMessage.Paired.lower(similarity);
      PartnerMessage higher = PartnerMessage.Paired.higher(similarity);
      PairMessage scored = new PairMessage.Scored(similarity);
      send(from, Stage.PARTNER, lower.id(), lower);
      send(from, Stage.PARTNER, higher.id(), higher);
      send(from, Stage.PAIR, scored.pairKey(), scored);
    } else if (output instanceof PairMessage message) {
      send(from, Stage.PAIR, message.pairKey(), message);
    } else if (output instanceof PairEdges pair) {
      GraphRow row = new GraphRow.PairRow(pair);
      send(from, Stage.PERSIST, row.key(), row);
    } else {
      throw new IllegalStateException("Nobody takes " + output);
    }
  }

  private void send(Subtask from, Stage stage, Object key, Object element) {
    int index =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(key, MAX_PARALLELISM, parallelism);
    channels.get(new Channel(from, new Subtask(stage, index))).add(element);
  }

  private List<Subtask> subtasks(Stage stage) {
    List<Subtask> all = new ArrayList<>();
    for (int index = 0; index < parallelism; index++) {
      all.add(new Subtask(stage, index));
    }
    return all;
  }

  private void crash() throws Exception {
    // What is on its way to the database may still arrive, until the next attempt passes the fence.
    for (Subtask writer : subtasks(Stage.PERSIST)) {
      for (Object row : inFlight.get(writer)) {
        if (random.nextBoolean()) {
          graph.accept((GraphRow) row);
        }
      }
    }
    stop();
    underWay = null;
    attempt++;
  }

  private void stop() throws Exception {
    for (Operators.Running running : operators.values()) {
      running.close();
    }
    operators = new LinkedHashMap<>();
  }

  private void start(int newParallelism) throws Exception {
    parallelism = newParallelism;
    read = complete == null ? 0 : complete.read;
    channels = new LinkedHashMap<>();
    aligned = new LinkedHashMap<>();
    inFlight = new LinkedHashMap<>();
    for (Stage stage : Stage.values()) {
      OperatorSubtaskState packed = packed(stage);
      for (Subtask subtask : subtasks(stage)) {
        aligned.put(subtask, new HashSet<>());
        for (Stage input : stage.inputs()) {
          subtasks(input)
              .forEach(from -> channels.put(new Channel(from, subtask), new ArrayDeque<>()));
        }
        if (stage.isAsync()) {
          inFlight.put(subtask, new ArrayList<>());
        } else if (stage != Stage.SOURCE) {
          OperatorSubtaskState own =
              packed == null
                  ? null
                  : AbstractStreamOperatorTestHarness.repartitionOperatorState(
                      packed, MAX_PARALLELISM, complete.parallelism, parallelism, subtask.index());
          operators.put(
              subtask,
              Operators.start(
                  stage,
                  attempt,
                  new Operators.Place(
                      parallelism, subtask.index(), complete == null ? 0 : complete.id, own)));
        }
      }
    }
    if (complete != null) {
      complete.inFlight.forEach(
          (stage, elements) -> {
            for (Object element : elements) { // Flink spreads them regardless of their keys
              inFlight.get(new Subtask(stage, random.nextInt(parallelism))).add(element);
            }
          });
    }
  }

  private @Nullable OperatorSubtaskState packed(Stage stage) throws Exception {
    OperatorSubtaskState[] states = complete == null ? null : complete.states.get(stage);
    return states == null ? null : AbstractStreamOperatorTestHarness.repackageState(states);
  }
}
