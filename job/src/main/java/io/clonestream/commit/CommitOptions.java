package io.clonestream.commit;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;

/** Options of reading Git histories. */
public final class CommitOptions {

  public static final ConfigOption<Integer> RENAME_LIMIT =
      key("commit.rename-limit")
          .intType()
          .defaultValue(400)
          .withDescription(
              "Renames with changed content are looked for in steps with at most so many added or"
                  + " deleted files; equal content is always found.");

  private CommitOptions() {}
}
