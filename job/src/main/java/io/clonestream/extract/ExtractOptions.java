package io.clonestream.extract;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the extraction of symbols from source files. */
public final class ExtractOptions {

  public static final ConfigOption<Integer> MIN_TOKENS =
      key("extract.min-tokens")
          .intType()
          .defaultValue(ExtractLimits.DEFAULT.minTokens())
          .withDescription("Declarations of fewer tokens are counted and skipped.");

  public static final ConfigOption<Integer> MAX_TOKENS =
      key("extract.max-tokens")
          .intType()
          .defaultValue(ExtractLimits.DEFAULT.maxTokens())
          .withDescription("Declarations of more tokens are counted and skipped.");

  public static final ConfigOption<Integer> MAX_FILE_BYTES =
      key("extract.max-file-bytes")
          .intType()
          .defaultValue(ExtractLimits.DEFAULT.maxFileBytes())
          .withDescription("Files of more bytes are counted and skipped.");

  public static final ConfigOption<Integer> MAX_DEPTH =
      key("extract.max-depth")
          .intType()
          .defaultValue(ExtractLimits.DEFAULT.maxDepth())
          .withDescription("Declarations nested in this many others are counted and skipped.");

  private ExtractOptions() {}

  /** The limits that a configuration sets. */
  public static ExtractLimits limits(ReadableConfig config) {
    return new ExtractLimits(
        config.get(MIN_TOKENS),
        config.get(MAX_TOKENS),
        config.get(MAX_FILE_BYTES),
        config.get(MAX_DEPTH));
  }
}
