package io.clonestream;

import io.clonestream.persist.GraphReader;
import io.clonestream.persist.GraphTable;
import io.clonestream.query.Answers;
import io.clonestream.query.Parameter;
import io.clonestream.query.Question;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Answers a saved question; each is a command of its own, made from its statement. */
@Command(mixinStandardHelpOptions = true, sortOptions = false)
final class AskCommand implements Callable<Integer> {

  /** Lists the questions. */
  @Command(
      name = "ask",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "QUESTION",
      description =
          "Answers a saved question about what is duplicated, was, since when and by whom.")
  static final class Questions implements Runnable {

    @CommandLine.Spec CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
      spec.commandLine().usage(spec.commandLine().getOut());
    }
  }

  private final Question question;
  private final CommandSpec spec;
  private final Map<Parameter, List<String>> said = new EnumMap<>(Parameter.class);

  @Mixin GraphMixin graph = new GraphMixin();

  @Mixin FormatMixin output = new FormatMixin();

  private AskCommand(Question question) {
    this.question = question;
    this.spec = CommandSpec.forAnnotatedObject(this);
    spec.name(question.name());
    spec.usageMessage().description(question.title());
    for (Parameter parameter : question.parameters()) {
      if (parameter != Parameter.TENANT) {
        spec.addOption(option(parameter));
      }
    }
  }

  /** The command with every question under it. */
  static CommandLine commandLine() {
    CommandLine ask = new CommandLine(new Questions());
    for (Question question : Question.all()) {
      ask.addSubcommand(new AskCommand(question).spec);
    }
    return ask;
  }

  private OptionSpec option(Parameter parameter) {
    String standard = question.defaults().getOrDefault(parameter, parameter.standard());
    boolean flag = parameter.kind() == Parameter.Kind.FLAG;
    boolean list = parameter.kind().isList();
    String shown =
        standard == null
                || standard.isEmpty()
                || flag
                || parameter.description().contains("Default:")
            ? ""
            : " Default: " + standard + ".";
    return OptionSpec.builder(parameter.option())
        .paramLabel(parameter.option().substring(2).toUpperCase(Locale.ROOT))
        .type(list ? List.class : String.class)
        .auxiliaryTypes(String.class)
        .arity(flag ? "0" : "1")
        .required(standard == null)
        .description(parameter.description() + shown)
        .setter(
            new CommandLine.Model.ISetter() {
              @Override
              @SuppressWarnings("unchecked") // as declared by the type above
              public <T> T set(T value) {
                if (value != null) {
                  said.put(
                      parameter,
                      list
                          ? List.copyOf((List<String>) value)
                          : List.of(flag ? "true" : (String) value));
                }
                return value;
              }
            })
        .build();
  }

  @Override
  public Integer call() {
    try (GraphReader reader = graph.open()) {
      GraphTable answer = new Answers(reader).ask(question, graph.tenant(), said);
      try (RowPrinter printer =
          RowPrinter.of(output.format, answer.columns(), spec.commandLine().getOut())) {
        answer.rows().forEach(row -> printer.row(row.toArray()));
      }
      for (String at : said.getOrDefault(Parameter.AT, List.of())) {
        graph.sayWhenBeforeHistory(reader, graph.instant(reader, at), spec.commandLine().getErr());
      }
      if (answer.rows().isEmpty()) {
        spec.commandLine().getErr().println("Nothing found.");
      }
      return 0;
    }
  }
}
