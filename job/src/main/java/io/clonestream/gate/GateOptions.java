package io.clonestream.gate;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;

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

  private GateOptions() {}
}
