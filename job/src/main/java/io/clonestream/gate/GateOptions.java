package io.clonestream.gate;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/** Options of the gate. */
public final class GateOptions {

  public static final ConfigOption<Long> CACHE_RECORDS =
      key("gate.cache-records")
          .longType()
          .defaultValue(200_000L)
          .withDescription("Class records that each task keeps on its heap at most.");

  public static final ConfigOption<Integer> DIRTY_RECORDS =
      key("gate.dirty-records")
          .intType()
          .defaultValue(8_192)
          .withDescription("Changed class records that each task keeps before it writes some.");

  public static final ConfigOption<MemorySize> FILTER_MEMORY =
      key("gate.filter-memory")
          .memoryType()
          .defaultValue(MemorySize.ofMebiBytes(128))
          .withDescription(
              "Heap of a task's Bloom filters, at 25 bits for each class; beyond it they take two"
                  + " classes into the room of one and send up to 5 of 100 new classes to a look-up"
                  + " in vain.");

  public static final ConfigOption<Boolean> FILTER_CHECK =
      key("gate.filter-check")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Whether state is read where a Bloom filter says that it has nothing; the job fails"
                  + " when it has. For tests: the filter then saves nothing.");

  private GateOptions() {}

  /** The settings of a job. */
  public static GateSettings settings(ReadableConfig config) {
    return new GateSettings(
        config.get(CACHE_RECORDS),
        config.get(DIRTY_RECORDS),
        config.get(FILTER_MEMORY).getBytes(),
        config.get(FILTER_CHECK));
  }
}
