package io.clonestream.gate;

import com.github.benmanes.caffeine.cache.Ticker;
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
import java.util.HexFormat;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Keyed by bucket: a Bloom filter and an LRU before keyed state decide which fragments were never
 * seen; of those alone the features are computed, and they go on. The class's timeline moves with
 * every fact. Filter and cache cost or save reads, they never decide: a miss of the filter reads no
 * state, anything else at most one record.
 */
public final class GateOperator extends AbstractStreamOperator<Fragment>
    implements TwoInputStreamOperator<Membership, Request, Fragment> {

  private static final long serialVersionUID = 1L;
  private static final CloneClassCodec CONTENT = new CloneClassCodec();

  private final long submittedAt;
  private final String modelId;
  private final long cacheRecords;
  private final int dirtyRecords;
  private final long filterBytes;
  private final int[] bucketKeys;
  private final OutputTag<CloneClass> classes;
  private final OutputTag<Answer> answers;

  private transient long epoch;
  private transient MapState<String, ClassRecord> records;
  private transient MapState<String, Long> withdrawn;
  private transient MapState<Integer, byte[]> pages;
  private transient BucketFilters filters;
  private transient ClassCache cache;
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
   * @param cacheRecords class records kept on the heap at most
   * @param dirtyRecords changed ones among them before some are written
   * @param filterBytes heap of this task's filters from which on they are pressed
   */
  @SuppressWarnings("NullAway.Init") // runtime fields: initializeState and open
  public GateOperator(
      long submittedAt,
      String modelId,
      long cacheRecords,
      int dirtyRecords,
      long filterBytes,
      int[] bucketKeys,
      OutputTag<CloneClass> classes,
      OutputTag<Answer> answers) {
    this.submittedAt = submittedAt;
    this.modelId = modelId;
    this.cacheRecords = cacheRecords;
    this.dirtyRecords = dirtyRecords;
    this.filterBytes = filterBytes;
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
    records = context.getKeyedStateStore().getMapState(GateState.CLASSES);
    withdrawn = context.getKeyedStateStore().getMapState(GateState.WITHDRAWN);
    pages = context.getKeyedStateStore().getMapState(GateState.PAGES);
    filters = new BucketFilters(filterBytes);
    cache = new ClassCache(cacheRecords, dirtyRecords, Ticker.systemTicker());
  }

  @Override
  public void open() throws Exception {
    super.open();
    StageMetrics metrics = new StageMetrics(getMetricGroup());
    known = metrics.counter(StageMetric.GATE_KNOWN);
    released = metrics.counter(StageMetric.GATE_RELEASED);
    stateReads = metrics.counter(StageMetric.GATE_STATE_READS);
    stateWrites = metrics.counter(StageMetric.GATE_STATE_WRITES);
    micros = metrics.histogram(StageMetric.GATE_MICROS);
    metrics.gauge(StageMetric.GATE_CACHE_HIT_RATIO, () -> cache.hitRatio());
    metrics.gauge(StageMetric.GATE_FILTER_BYTES, () -> filters.bytes());
    metrics.gauge(StageMetric.GATE_FILTERS_TIGHT, () -> filters.tight());
  }

  @Override
  public void processElement2(StreamRecord<Request> element) throws Exception {
    output.collect(answers, new StreamRecord<>(answer(element.getValue())));
  }

  private Answer answer(Request request) throws Exception {
    ClassRecord record = known(request.id());
    if (record != null) {
      Stamp stamp = Stamp.answering(epoch, record.revision(), request);
      cache.change(record.answered(stamp.revision()), this::store);
      return Answer.of(request, stamp, CONTENT, record.content(stamp));
    }
    Long last = withdrawn(request.id());
    Stamp stamp = Stamp.answering(epoch, last == null ? 0 : last, request);
    withdrawn.put(request.id(), stamp.revision());
    stateWrites.inc();
    if (last == null && GateState.isFragmentId(request.id())) {
      introduce(request.id()); // so that a fact looks for the revision
    }
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
    ClassRecord kept = known(fact.fragmentId());
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
    cache.change(after, this::store);
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
    Long last = mayBeKnown(id) ? withdrawn(id) : null;
    if (last == null) {
      introduce(id);
    }
    return ClassRecord.of(fragment, last == null ? 0 : last);
  }

  /** The record of a class; null when it is not known. */
  private @Nullable ClassRecord known(String id) throws Exception {
    return GateState.isFragmentId(id) && mayBeKnown(id) ? read(id) : null;
  }

  private boolean mayBeKnown(String id) throws Exception {
    return filter().mayContain(high(id), low(id));
  }

  private void introduce(String id) throws Exception {
    filters.add(filter(), high(id), low(id));
  }

  private @Nullable Long withdrawn(String id) throws Exception {
    stateReads.inc();
    return withdrawn.get(id);
  }

  private static long high(String id) {
    return HexFormat.fromHexDigitsToLong(id, 0, 16);
  }

  private static long low(String id) {
    return HexFormat.fromHexDigitsToLong(id, 16, 32);
  }

  private @Nullable ClassRecord read(String id) throws Exception {
    ClassRecord cached = cache.get(id);
    if (cached != null) {
      return cached;
    }
    stateReads.inc();
    ClassRecord stored = records.get(id);
    if (stored != null) {
      cache.keep(stored);
    }
    return stored;
  }

  /** The filter of the current bucket, read from state when it is first needed. */
  private BloomFilter filter() throws Exception {
    Integer bucket = (Integer) getCurrentKey();
    BloomFilter filter = filters.get(bucket);
    if (filter == null) {
      stateReads.inc();
      filter = BloomPages.read(pages.entries());
      filter = filter == null ? rebuilt() : filter;
      filters.put(bucket, filter);
    }
    return filter;
  }

  /** The filter of the current bucket out of what it is about. */
  private BloomFilter rebuilt() throws Exception {
    BloomFilter filter = new BloomFilter();
    for (String id : records.keys()) {
      filter.add(high(id), low(id), false);
    }
    for (String id : withdrawn.keys()) {
      if (GateState.isFragmentId(id) && !records.contains(id)) {
        filter.add(high(id), low(id), false);
      }
    }
    pages.clear();
    return filter;
  }

  private void store(String fragmentId, ClassRecord record) {
    Object current = getCurrentKey();
    setCurrentKey(bucketKeys[GateState.bucket(fragmentId)]);
    try {
      records.put(fragmentId, record);
      stateWrites.inc();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Class " + fragmentId + " cannot be written to state", e);
    } finally {
      if (current != null) {
        setCurrentKey(current);
      }
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    cache.drainAll(this::store);
    filters.forEach(
        (bucket, filter) -> {
          setCurrentKey(bucket);
          BloomPages.write(filter, this::storePage);
        });
  }

  /** Reads of keyed state so far. */
  long stateReads() {
    return stateReads.getCount();
  }

  /** Writes to keyed state so far. */
  long stateWrites() {
    return stateWrites.getCount();
  }

  ClassCache cache() {
    return cache;
  }

  BucketFilters filters() {
    return filters;
  }

  private void storePage(Integer number, byte[] page) {
    try {
      pages.put(number, page);
      stateWrites.inc();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Page " + number + " of a Bloom filter cannot be written", e);
    }
  }
}
