package io.clonestream;

import io.clonestream.feed.Judgement;
import io.clonestream.feed.RelationPublisher.Saying;
import io.clonestream.persist.GraphReader;
import io.clonestream.query.Resemblance;
import io.clonestream.query.Symbols;
import io.clonestream.schemas.RelationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says that two symbols are clones or are none, or takes that back. */
@Command(
    name = "verdict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Says that two symbols are clones, or are none; --retract takes it back.",
      "It holds from now until one of the symbols ends, whatever versions they have by then, and for"
          + " all copies of both. No silences them in every view, unless they become of a closer clone"
          + " type than what was judged; yes shows them where they resemble each other, whatever the"
          + " view. The last verdict counts."
    },
    footer = "%nExit codes: 0 done, 1 failed, 2 wrong usage or configuration.")
final class VerdictCommand implements Callable<Integer> {

  private static final String TAB = "\t";

  @Mixin GraphMixin graph = new GraphMixin();

  @Parameters(
      arity = "1..3",
      paramLabel = "WORD",
      description =
          "Both symbols, each by its id or an end of it that names only one, or in their place a line"
              + " that 'pairs' prints; then yes or no, unless it is taken back.")
  List<String> words = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why.")
  @Nullable String reason;

  @Mixin StatementMixin statement = new StatementMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    boolean clones = !statement.retract && areClones(words.get(words.size() - 1));
    List<String> pair = pair(statement.retract ? words : words.subList(0, words.size() - 1));
    List<String> symbols;
    Map<String, String> judgement;
    try (GraphReader reader = graph.open()) {
      symbols =
          pair.stream().map(text -> Symbols.named(reader, graph.tenant(), text)).sorted().toList();
      judgement = statement.retract ? Map.of() : judgement(reader, symbols, clones).metadata();
    }
    Saying saying =
        statement.saying(
            graph.tenant(), RelationKind.VERDICT, symbols.get(0), symbols.get(1), null, judgement);
    statement.publish(graph.publishing(), saying, spec.commandLine().getOut());
    return 0;
  }

  private Judgement judgement(GraphReader reader, List<String> symbols, boolean clones) {
    Integer cloneType = Resemblance.cloneType(reader, symbols.get(0), symbols.get(1));
    if (cloneType == null) {
      spec.commandLine()
          .getErr()
          .println("The two do not resemble each other in the graph: the verdict changes no view.");
    }
    return new Judgement(clones, cloneType, reason);
  }

  private static boolean areClones(String word) {
    if (!word.equals("yes") && !word.equals("no")) {
      throw new IllegalArgumentException("Verdict '" + word + "' is neither yes nor no");
    }
    return word.equals("yes");
  }

  /** Two symbols as given; of a line of {@link PairsCommand} its columns of symbols. */
  private static List<String> pair(List<String> words) {
    if (words.size() == 1 && words.get(0).contains(TAB)) {
      List<String> columns = List.of(words.get(0).split(TAB, -1));
      int first = PairsCommand.COLUMNS.indexOf("symbol_a");
      if (columns.size() >= first + 2) {
        return columns.subList(first, first + 2);
      }
    }
    if (words.size() != 2) {
      throw new IllegalArgumentException(
          "Pair '" + String.join(" ", words) + "' is neither two symbols nor a line of 'pairs'");
    }
    return words;
  }
}
