package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.query.Families;
import io.clonestream.query.Family;
import io.clonestream.query.LeftOut;
import io.clonestream.query.Repositories;
import io.clonestream.query.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints clone families. */
@Command(
    name = "families",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Clone families that live now, or lived --at an instant: symbols of one clone class, one form"
          + " or of forms that all resemble each other. What pays most to act on comes first: many"
          + " tokens to save, copies over several repositories, often changed, or changed on one"
          + " side only. Test code, generated code, boilerplate and small symbols are left out unless"
          + " asked for."
    })
final class FamiliesCommand implements Callable<Integer> {

  @Mixin GraphMixin graph = new GraphMixin();

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      description = "Only symbols of this repository; may be repeated.")
  List<String> repositories = new ArrayList<>();

  @Option(
      names = "--language",
      paramLabel = "NAME",
      description = "Only this language; may be repeated.")
  List<String> languages = new ArrayList<>();

  @Option(
      names = "--min-confidence",
      defaultValue = "" + Families.DEFAULT_CONFIDENCE,
      description = "Confidence from which symbols are one family (default: ${DEFAULT-VALUE}).")
  double minConfidence;

  @Option(
      names = "--min-tokens",
      defaultValue = "" + Families.DEFAULT_TOKENS,
      description = "Smallest symbols shown (default: ${DEFAULT-VALUE}).")
  int minTokens;

  @Option(
      names = "--min-repositories",
      defaultValue = "1",
      description = "Repositories that a family spans at least (default: ${DEFAULT-VALUE}).")
  int minRepositories;

  @Mixin NoiseMixin noise = new NoiseMixin();

  @Option(
      names = "--limit",
      defaultValue = "20",
      description = "Most families printed (default: ${DEFAULT-VALUE}).")
  int limit;

  @Option(
      names = "--format",
      defaultValue = "table",
      description = "table, tsv (a row a member) or json (default: ${DEFAULT-VALUE}).")
  OutputFormat format = OutputFormat.TABLE;

  @Mixin InstantMixin at = new InstantMixin();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (GraphReader reader = graph.open()) {
      Scope scope =
          new Scope(
              graph.tenant(),
              Repositories.known(reader, graph.tenant(), repositories),
              languages,
              minTokens,
              minConfidence,
              noise.included,
              at.of(graph, reader),
              !noise.ignoreVerdicts);
      graph.sayWhenBeforeHistory(reader, scope.at(), spec.commandLine().getErr());
      LeftOut leftOut = new LeftOut();
      List<Family> families = new Families(reader).find(scope, minRepositories, limit, leftOut);
      FamilyPrinter.print(families, format, spec.commandLine().getOut());
      NoiseMixin.say(leftOut, "families (symbols)", spec.commandLine().getErr());
      return 0;
    }
  }
}
