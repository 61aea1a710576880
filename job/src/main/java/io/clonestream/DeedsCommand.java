package io.clonestream;

import io.clonestream.feed.AuditTrail;
import io.clonestream.feed.AuditTrail.Deed;
import io.clonestream.feed.FeedOptions;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists what people did by hand. */
@Command(
    name = "deeds",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Who said, took back, repaired, deleted or replayed what, and when: the record for an audit.",
      "Oldest first. Who it was is what the command said of its user."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class DeedsCommand implements Callable<Integer> {

  private static final List<String> COLUMNS = List.of("at", "who", "deed", "what");

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "100",
      description = "Only the last so many (default: ${DEFAULT-VALUE}).")
  int last;

  @Mixin FormatMixin output = new FormatMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Checks.positive("--last", last);
    List<Deed> deeds =
        new AuditTrail(FeedOptions.client(settings.load()), Clock.systemUTC()).deeds();
    try (RowPrinter printer = RowPrinter.of(output.format, COLUMNS, spec.commandLine().getOut())) {
      for (Deed deed : deeds.subList(Math.max(0, deeds.size() - last), deeds.size())) {
        printer.row(deed.at(), deed.who(), deed.deed(), String.join(" ", deed.what()));
      }
    }
    return 0;
  }
}
