package io.clonestream;

import io.clonestream.feed.RelationPublisher.Saying;
import io.clonestream.persist.GraphReader;
import io.clonestream.query.Symbols;
import io.clonestream.schemas.RelationKind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** States a relation between two symbols, or takes it back. */
@Command(
    name = "relate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "States that a symbol depends on, follows, relates to, blocks or references another.",
      "The relation holds while it is stated and both symbols live: when one is removed it ends with"
          + " that commit, when it comes back it begins anew. Saying the same twice changes nothing."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class RelateCommand implements Callable<Integer> {

  @Mixin GraphMixin graph = new GraphMixin();

  @Parameters(
      index = "0",
      paramLabel = "FROM",
      description = "Symbol: its id, or an end of it that names only one.")
  String from = "";

  @Parameters(
      index = "1",
      paramLabel = "KIND",
      description = "DEPENDS_ON, FOLLOWS, RELATED_TO, BLOCKS or REFERENCES.")
  RelationKind kind = RelationKind.UNKNOWN;

  @Parameters(index = "2", paramLabel = "TO", description = "The other symbol, likewise.")
  String to = "";

  @Option(
      names = "--note",
      paramLabel = "NAME=TEXT",
      description = "A note, a ticket and the like; may be given several times.")
  Map<String, String> notes = new LinkedHashMap<>();

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "From when it holds: a time, a day, a commit or a tag (default: now).")
  @Nullable String since;

  @Mixin StatementMixin statement = new StatementMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (kind == RelationKind.UNKNOWN || kind == RelationKind.VERDICT) {
      throw new IllegalArgumentException(
          kind == RelationKind.VERDICT
              ? "A verdict is said by 'verdict'"
              : "Kind UNKNOWN says nothing");
    }
    Instant holds = null;
    String source;
    String target;
    try (GraphReader reader = graph.open()) {
      source = Symbols.named(reader, graph.tenant(), from);
      target = Symbols.named(reader, graph.tenant(), to);
      if (since != null && !since.equals("now")) {
        holds = Instant.ofEpochMilli(graph.instant(reader, since));
      }
    }
    Saying saying = statement.saying(graph.tenant(), kind, source, target, holds, notes);
    statement.publish(graph.publishing(), saying, spec.commandLine().getOut());
    return 0;
  }
}
