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
          .withDescription(
              "Codebook by which embeddings, with the shape of the code beside them, are sorted"
                  + " into blocks.");

  public static final ConfigOption<String> CALIBRATION =
      key("match.calibration")
          .stringType()
          .defaultValue(Calibration.DEFAULT)
          .withDescription(
              "Calibration that turns features into a confidence: its id, or the path of a"
                  + " .properties file, which is read where the job is submitted. It decides which"
                  + " pairs are kept, for as long as there is state; how sure they are says the one"
                  + " that 'clonestream rescore' published last.");

  public static final ConfigOption<Double> SCREEN_MARGIN =
      key("match.screen-margin")
          .doubleType()
          .defaultValue(2.0)
          .withDescription(
              "Log-odds by which what a block estimates of a pair may lie below the store"
                  + " threshold for the pair to be measured: more measures more and misses less.");

  private MatchOptions() {}

  /** The screen of the calibration that the configuration names. */
  public static Screen screen(ReadableConfig config) {
    return new Screen(calibration(config).calibration(), config.get(SCREEN_MARGIN));
  }

  /** What decides which pairs blocks hand on, as the configuration has it. */
  public static BlockRules blocks(ReadableConfig config) {
    return new BlockRules(config.get(CODEBOOK), config.get(SCREEN_MARGIN));
  }

  /** The calibration that the configuration names. */
  public static CalibrationFile calibration(ReadableConfig config) {
    return CalibrationFile.of(config.get(CALIBRATION));
  }
}
