package io.clonestream.match;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of matching. */
public final class MatchOptions {

  public static final ConfigOption<String> CODEBOOK =
      key("match.codebook")
          .stringType()
          .defaultValue(Codebook.DEFAULT)
          .withDescription("Codebook by which embeddings are sorted into blocks.");

  public static final ConfigOption<String> CALIBRATION =
      key("match.calibration")
          .stringType()
          .defaultValue(Calibration.DEFAULT)
          .withDescription(
              "Calibration that turns features into a confidence: its id, or the path of a"
                  + " .properties file, which is read where the job is submitted. It decides which"
                  + " pairs are kept, for as long as there is state; how sure they are says the one"
                  + " that 'clonestream rescore' published last.");

  public static final ConfigOption<Integer> SKETCH_DISTANCE =
      key("match.sketch-distance")
          .intType()
          .defaultValue(175)
          .withDescription(
              "Bits of 384 by which two sketches differ at most to be compared in full.");

  private MatchOptions() {}

  /** The calibration that the configuration names. */
  public static CalibrationFile calibration(ReadableConfig config) {
    return CalibrationFile.of(config.get(CALIBRATION));
  }
}
