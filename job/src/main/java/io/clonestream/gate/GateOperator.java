package io.clonestream.gate;

import io.clonestream.codec.Digest;
import io.clonestream.count.StageMetric;
import io.clonestream.count.StageMetrics;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.follow.Answer;
import io.clonestream.follow.EpochState;
import io.clonestream.follow.Membership;
import io.clonestream.follow.Stamp;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by bucket: decides which fragments were never seen; of those alone the features are
 * computed, and they go on. The class's timeline moves with every fact.
 */
public final class GateOperator extends AbstractStreamOperator<Fragment>
    implements TwoInputStreamOperator<Membership, Request, Fragment> {

  private static final long serialVersionUID = 1L;
  private static final CloneClassCodec CONTENT = new CloneClassCodec();

  private final long submittedAt;
  private final String modelId;
  private final GateSettings settings;
  private final int[] bucketKeys;
  private final OutputTag<CloneClass> classes;
  private final OutputTag<Answer> answers;

  private transient long epoch;
  private transient ClassState state;
  private transient Counter known;
  private transient Counter released;
  private transient Counter stateReads;
  private transient Counter stateWrites;
  private transient Histogram micros;

  /**
   * A gate.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   * @param modelId model and codebook for which a fragment counts as seen
   * @param bucketKeys by bucket, as of {@link GateState#bucketKeys}
   */
  @SuppressWarnings("NullAway.Init") // runtime fields: initializeState
  public GateOperator(
      long submittedAt,
      String modelId,
      GateSettings settings,
      int[] bucketKeys,
      OutputTag<CloneClass> classes,
      OutputTag<Answer> answers) {
    this.submittedAt = submittedAt;
    this.modelId = modelId;
    this.settings = settings;
    this.bucketKeys = bucketKeys;
    this.classes = classes;
    this.answers = answers;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    epoch =
        EpochState.of(
            submittedAt, context.getRestoredCheckpointId().orElse(0), getRuntimeContext());
    StageMetrics metrics = new StageMetrics(getMetricGroup());
    known = metrics.counter(StageMetric.GATE_KNOWN);
    released = metrics.counter(StageMetric.GATE_RELEASED);
    stateReads = metrics.counter(StageMetric.GATE_STATE_READS);
    stateWrites = metrics.counter(StageMetric.GATE_STATE_WRITES);
    micros = metrics.histogram(StageMetric.GATE_MICROS);
    state =
        new ClassState(
            this, context.getKeyedStateStore(), settings, bucketKeys, stateReads, stateWrites);
    BucketFilters filters = state.filters();
    metrics.gauge(StageMetric.GATE_CACHE_HIT_RATIO, state.cache()::hitRatio);
    metrics.gauge(StageMetric.GATE_FILTER_BYTES, filters::bytes);
    metrics.gauge(StageMetric.GATE_FILTERS_TIGHT, filters::tight);
  }

  @Override
  public void processElement2(StreamRecord<Request> element) throws Exception {
    output.collect(answers, new StreamRecord<>(answer(element.getValue())));
  }

  private Answer answer(Request request) throws Exception {
    ClassRecord record = state.get(request.id());
    if (record != null) {
      Stamp stamp = Stamp.answering(epoch, record.revision(), request);
      state.put(record.answered(stamp.revision()));
      return Answer.of(request, stamp, CONTENT, record.content(stamp));
    }
    Long last = state.withdrawal(request.id());
    Stamp stamp = Stamp.answering(epoch, last == null ? 0 : last, request);
    state.withdraw(request.id(), stamp.revision(), last == null);
    return Answer.withdrawing(request, stamp);
  }

  @Override
  public void processElement1(StreamRecord<Membership> element) throws Exception {
    long start = System.nanoTime();
    pass(element.getValue(), element);
    micros.update((System.nanoTime() - start) / 1_000);
  }

  /** What comes of a fact carries the time of the fact's own record. */
  private void pass(Membership fact, StreamRecord<?> record) throws Exception {
    Code code = fact.code();
    ClassRecord kept = state.get(fact.fragmentId());
    boolean isNew =
        code != null && !fact.generated() && (kept == null || !kept.inferredWith().equals(modelId));
    Fragment fragment = code != null && (isNew || kept == null) ? code.fragment() : null;
    ClassRecord before = kept == null ? introduced(fact, fragment) : kept.describedBy(code);
    Timeline timeline =
        fact.sign() == 0
            ? before.timeline()
            : before.timeline().plus(fact.instant(), fact.commit(), fact.sign());
    ClassRecord after = before.with(timeline, isNew ? modelId : before.inferredWith());

    CloneClass content = after.content(Stamp.NONE);
    long digest = Digest.of(CONTENT, content);
    if (after.emittedEpoch() != epoch || after.emittedDigest() != digest) {
      after = after.emitted(epoch, digest);
      Stamp stamp = new Stamp(epoch, after.revision());
      output.collect(classes, timed(content.withStamp(stamp), record));
    }
    state.put(after);
    if (fragment != null && isNew) {
      released.inc();
      output.collect(timed(fragment, record));
    } else if (code != null) {
      known.inc();
    }
  }

  private static <T> StreamRecord<T> timed(T value, StreamRecord<?> cause) {
    return cause.hasTimestamp()
        ? new StreamRecord<>(value, cause.getTimestamp())
        : new StreamRecord<>(value);
  }

  /** The record of a class of which nothing was known. */
  private ClassRecord introduced(Membership fact, @Nullable Fragment fragment) throws Exception {
    String id = fact.fragmentId();
    if (fragment == null) {
      throw new IllegalStateException(
          "A fact about class " + id + " came before the class was introduced");
    }
    return ClassRecord.of(fragment, state.introduce(id));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.flush();
  }

  /** Reads of keyed state so far. */
  long stateReads() {
    return stateReads.getCount();
  }

  /** Writes to keyed state so far. */
  long stateWrites() {
    return stateWrites.getCount();
  }

  ClassState state() {
    return state;
  }
}
