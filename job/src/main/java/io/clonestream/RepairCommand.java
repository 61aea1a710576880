package io.clonestream;

import io.clonestream.persist.GraphRepair;
import io.clonestream.persist.GraphRow;
import io.clonestream.persist.PersistOptions;
import io.clonestream.verify.Difference;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes the graph what was recorded. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Does what verify does, writes anew what differs, and verifies that.",
      "Refuses while the job has something to read: what is only late is nothing to repair."
    },
    footer = "%nExit codes: 0 equal now, 1 failed, 2 wrong usage or too early, 3 still different.")
final class RepairCommand implements Callable<Integer> {

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Configuration config = settings.load();
    Oracle oracle = new Oracle(config, err);
    long behind = oracle.behind();
    if (behind > 0) {
      throw new IllegalArgumentException(
          "The job had not read "
              + behind
              + " symbol changes at its last checkpoint: wait until 'status' says 0");
    }
    List<GraphRow> expected = oracle.expected();
    List<Difference> differences = oracle.differences(expected);
    if (!differences.isEmpty()) {
      Set<String> wrong =
          differences.stream().map(Difference::owner).collect(Collectors.toUnmodifiableSet());
      try (GraphRepair repair = new GraphRepair(PersistOptions.connection(config))) {
        int rows = repair.repair(wrong, expected);
        err.println(
            String.format(
                Locale.ROOT,
                "%,d differences under %,d keys; %,d rows written anew",
                differences.size(),
                wrong.size(),
                rows));
      }
      differences = oracle.differences(expected);
    }
    err.println(
        differences.isEmpty()
            ? "The graph is what was recorded."
            : differences.size() + " differences remain; 'verify' lists them");
    err.flush();
    return differences.isEmpty() ? 0 : VerifyCommand.DIFFERENT;
  }
}
