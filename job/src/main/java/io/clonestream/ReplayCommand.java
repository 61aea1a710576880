package io.clonestream;

import io.clonestream.cause.Fault;
import io.clonestream.feed.DeadLetters;
import io.clonestream.feed.FeedOptions;
import io.clonestream.feed.Replay;
import io.clonestream.feed.StoredLetter;
import io.clonestream.feed.StoredLetter.Fate;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends records that were refused on reading back to their topics. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends records that the job refused on reading back to their topics, each once.",
      "Run it when what refused them is mended; running it twice sends nothing twice. What later"
          + " stages refused is listed, not sent."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class ReplayCommand implements Callable<Integer> {

  private static final List<String> COLUMNS =
      List.of("origin", "stage", "code", "fate", "bytes", "reason");

  @Mixin SettingsMixin settings = new SettingsMixin();

  @Option(names = "--list", description = "Print the letters, send nothing.")
  boolean list;

  @Option(names = "--dry-run", description = "Count what would be sent, send nothing.")
  boolean dryRun;

  @Option(names = "--stage", paramLabel = "S", description = "Only letters of this stage.")
  @Nullable String stage;

  @Option(
      names = "--reason",
      paramLabel = "REGEX",
      description = "Only letters in whose reason this is found.")
  @Nullable Pattern reason;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many letters.")
  int limit = Integer.MAX_VALUE;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "Of --list: table, tsv or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (limit < 0) {
      throw new IllegalArgumentException("Value " + limit + " of --limit is below 0");
    }
    Properties client = FeedOptions.client(settings.load());
    PrintWriter out = spec.commandLine().getOut();
    if (list || dryRun) {
      try (DeadLetters letters = new DeadLetters(client)) {
        List<StoredLetter> chosen = letters.list().stream().filter(this::isChosen).toList();
        if (list) {
          print(chosen, out);
        } else {
          new ReplaySummary(out).print(chosen, pending(chosen).size(), "would be sent back");
        }
      }
    } else {
      try (Replay replay = new Replay(client)) {
        List<StoredLetter> chosen = replay.letters().stream().filter(this::isChosen).toList();
        List<StoredLetter> pending = pending(chosen);
        replay.send(System.getProperty("user.name", ""), pending);
        new ReplaySummary(out).print(chosen, pending.size(), "sent back");
      }
    }
    out.flush();
    return 0;
  }

  private boolean isChosen(StoredLetter letter) {
    return (stage == null || stage.equals(letter.stage()))
        && (reason == null || reason.matcher(letter.reason()).find());
  }

  private List<StoredLetter> pending(List<StoredLetter> chosen) {
    return chosen.stream().filter(letter -> letter.fate() == Fate.PENDING).limit(limit).toList();
  }

  private void print(List<StoredLetter> letters, PrintWriter out) {
    try (RowPrinter printer = RowPrinter.of(format, COLUMNS, out)) {
      letters.stream()
          .limit(limit)
          .forEach(
              letter ->
                  printer.row(
                      letter.origin(),
                      letter.stage(),
                      Fault.ofDeadLetter(letter.stage()).code(),
                      letter.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      letter.bytes(),
                      letter.reason()));
    }
  }
}
