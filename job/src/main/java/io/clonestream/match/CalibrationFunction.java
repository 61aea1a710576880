package io.clonestream.match;

import io.clonestream.codec.CodecType;
import io.clonestream.feed.CalibrationPublishedCodec;
import io.clonestream.feed.CalibrationRules;
import io.clonestream.feed.DeadLetter;
import io.clonestream.feed.EventDecoder;
import io.clonestream.feed.PublishedCalibrations;
import io.clonestream.feed.RawRecord;
import io.clonestream.follow.EpochState;
import io.clonestream.schemas.CalibrationPublished;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All under one key: keeps every calibration that was published and says which one is in force,
 * whenever that or the epoch differs from what it said last. What is no calibration for this job
 * goes to the dead letters.
 */
public final class CalibrationFunction
    extends KeyedProcessFunction<String, RawRecord, CalibrationPublished>
    implements CheckpointedFunction {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(CalibrationFunction.class);

  private final long submittedAt;
  private final CalibrationFile own;
  private final OutputTag<DeadLetter> deadLetters;
  private transient EventDecoder<CalibrationPublished> decoder;
  private transient MapState<String, CalibrationPublished> recorded;
  private transient ValueState<String> said;
  private transient long restoredCheckpoint;
  private transient long epoch;

  /**
   * The function.
   *
   * @param submittedAt milliseconds since 1970 UTC at which the job was submitted
   * @param own the job's own calibration
   */
  @SuppressWarnings("NullAway.Init") // state: open
  public CalibrationFunction(
      long submittedAt, CalibrationFile own, OutputTag<DeadLetter> deadLetters) {
    this.submittedAt = submittedAt;
    this.own = own;
    this.deadLetters = deadLetters;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    restoredCheckpoint = context.getRestoredCheckpointId().orElse(0);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {
    // all state is keyed state
  }

  @Override
  public void open(OpenContext context) {
    decoder = EventDecoder.calibrations();
    epoch = EpochState.of(submittedAt, restoredCheckpoint, getRuntimeContext());
    recorded =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "recorded",
                    Types.STRING,
                    new CodecType<>(CalibrationPublished.class, new CalibrationPublishedCodec())));
    said = getRuntimeContext().getState(new ValueStateDescriptor<>("said", Types.STRING));
  }

  @Override
  public void processElement(RawRecord record, Context context, Collector<CalibrationPublished> out)
      throws Exception {
    CalibrationPublished published;
    try {
      published = decoder.decode(record.value());
      CalibrationRules.check(published);
      own.successor(published.getId(), published.getText());
    } catch (IllegalArgumentException e) {
      context.output(deadLetters, new DeadLetter(record, "match", String.valueOf(e.getMessage())));
      return;
    }
    PublishedCalibrations calibrations = new PublishedCalibrations();
    for (CalibrationPublished known : recorded.values()) {
      calibrations.add(known);
    }
    calibrations.add(published);
    recorded.put(PublishedCalibrations.digest(published), published);
    if (!calibrations.stands(published)) {
      context.output(
          deadLetters,
          new DeadLetter(
              record,
              "match",
              "Calibration '" + published.getId() + "' was published with another content before"));
    }
    CalibrationPublished inForce = calibrations.inForce();
    if (inForce == null) {
      return;
    }
    String now = epoch + " " + PublishedCalibrations.digest(inForce);
    if (!now.equals(said.value())) {
      said.update(now);
      LOG.info(
          "Calibration {} is in force, published by {} at {}",
          inForce.getId(),
          inForce.getAuthor(),
          inForce.getRecordedAt());
      out.collect(inForce);
    }
  }
}
