package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells boilerplate by the name and the {@link BodyShape} of a function. It would rather miss some
 * than mark code that does something: no loop is ever boilerplate unless a test framework calls it,
 * nor, apart from comparing fields and leaving an entry point, is a decision.
 */
final class BoilerplateRules {

  /** A value as it came: this, a name, a member of one, a copy of one, a literal. */
  /**
   * What is longer is no boilerplate: Java's regular expressions take stack for every repetition,
   * and the task ends with it.
   */
  private static final int LONGEST_SHAPE = 1_000;

  private static final String VALUE =
      "(?:(?:T|[pn])(?:\\.n)*(?:\\.c\\(\\))?|(?:[pn]\\.)?c\\([pn](?:,l)?\\)|l)";

  private static final String PLAIN = "(?:T(?:\\.n)*|[pn](?:\\.n)*|l)";
  private static final String ARGUMENTS =
      "\\((?:(?:[pn][=:])?" + PLAIN + "(?:,(?:[pn][=:])?" + PLAIN + ")*,?)?\\)";

  private static final String GET = "r?(?:T(?:\\.n)+|n(?:\\.n)*)(?:\\.c\\(\\))?|rl|l";
  private static final String SET = "(?:T\\.)?n(?:\\.n)*=[pl](?:\\.c\\(\\))?";
  private static final String PROPERTY =
      "(?:g(?:;?|\\{(?:"
          + GET
          + ");?\\}|>(?:"
          + GET
          + ");)|s(?:;?|\\{T?\\.?n=n;?\\}|>T?\\.?n=n;?))+";

  private static final Pattern ACCESSOR = Pattern.compile(GET + "|" + SET + "|" + PROPERTY);
  private static final Pattern BUILDER = Pattern.compile("(?:" + SET + ");?r?T");
  private static final Pattern DELEGATION =
      Pattern.compile("r?(?:(?:T|[pn])(?:\\.n)*\\.)?o" + ARGUMENTS);

  /** Fields take values, defaults or new empty collections; another constructor is called. */
  private static final Pattern ASSIGNMENTS =
      Pattern.compile(
          "(?:(?:T(?:\\.o|\\(\\)\\.o)?"
              + ARGUMENTS
              + "|(?:T\\.)?n=(?:"
              + VALUE
              + "(?:\\|l)?|w?n\\(\\)|\\[\\]|\\{\\}));?)*");

  /** C++: members and bases initialised before the body; C#: base or this called. */
  private static final Pattern INITIALISERS =
      Pattern.compile(
          "(?::[Tn](?:\\.n)*[({](?:"
              + VALUE
              + "(?:,"
              + VALUE
              + ")*)?[)}]"
              + "(?:,n(?:\\.n)*[({](?:"
              + VALUE
              + "(?:,"
              + VALUE
              + ")*)?[)}])*)?");

  /** Rust and Go: a literal of a structure. */
  private static final Pattern STRUCTURE =
      Pattern.compile("r?[nT]\\{(?:(?:[pnT]:)?" + VALUE + ",?)+\\}");

  private static final Set<String> LOOPS = Set.of("LOOP");
  private static final Set<String> DECISIONS = Set.of("COND", "AND", "OR");
  private static final Set<String> PLAIN_SIGNS =
      Set.of("=", ":=", "!=", "!", "->", "::", ".", "&", "*", "$", "<", ">", "==", "@");

  private static final int MAIN_TOKENS = 40;
  private static final int MAIN_CALLS = 3;

  private final String language;
  private final SymbolKind kind;
  private final String name;
  private final List<Token> tokens;
  private final int body;
  private final String shape;

  private BoilerplateRules(
      String language, SymbolKind kind, String name, List<Token> tokens, int body) {
    this.language = language;
    this.kind = kind;
    this.name = name;
    this.tokens = tokens;
    this.body = body;
    this.shape = BodyShape.of(language, name, tokens, body, tokens.size());
  }

  /** What kind of boilerplate the declaration is; null where it is none, and for types. */
  static @Nullable Boilerplate of(
      String language, SymbolKind kind, String name, List<Token> tokens, int bodyToken) {
    if (kind == SymbolKind.TYPE) {
      return null;
    }
    // Ruby has no body where nothing stands between the signature and its end.
    boolean rubyEnd = language.equals("ruby") && tokens.get(tokens.size() - 1).text().equals("end");
    if (bodyToken == tokens.size() && !rubyEnd) {
      return null;
    }
    return new BoilerplateRules(language, kind, name, tokens, bodyToken).kind();
  }

  private @Nullable Boilerplate kind() {
    if (isFixture()) {
      return Boilerplate.FIXTURE;
    }
    if (BoilerplateNames.MAINS.contains(name)) {
      return isSkeleton() ? Boilerplate.MAIN : null;
    }
    if (isConstructor()) {
      return Boilerplate.CONSTRUCTOR;
    }
    if (shape.isEmpty() || shape.equals("r")) {
      return kind == SymbolKind.CONSTRUCTOR ? null : Boilerplate.EMPTY;
    }
    if (language.equals("bash")) {
      return null; // a name alone is a command
    }
    if (isValue()) {
      return Boilerplate.VALUE;
    }
    return matches(ACCESSOR)
        ? Boilerplate.ACCESSOR
        : matches(BUILDER)
            ? Boilerplate.BUILDER
            : matches(DELEGATION) ? Boilerplate.DELEGATION : null;
  }

  private boolean matches(Pattern pattern) {
    return matches(pattern, shape);
  }

  private static boolean matches(Pattern pattern, String shape) {
    return shape.length() <= LONGEST_SHAPE && pattern.matcher(shape).matches();
  }

  private boolean isFixture() {
    if (BoilerplateNames.FIXTURES.contains(name)) {
      return true;
    }
    for (int i = 1; i < body - 1; i++) {
      String before = tokens.get(i - 1).text();
      String text = tokens.get(i).text();
      boolean annotates = before.equals("@") || before.equals("[") || before.equals(".");
      // With an argument, Before and After are advice of aspects.
      boolean advice =
          (text.equals("Before") || text.equals("After")) && tokens.get(i + 1).text().equals("(");
      if (annotates
          && BoilerplateNames.FIXTURE_ANNOTATIONS.contains(text)
          && (!before.equals(".") || isDecorator(i))
          && !advice) {
        return true;
      }
    }
    return false;
  }

  /** Whether the member at an index belongs to a decorator: {@code @pytest.fixture}. */
  private boolean isDecorator(int index) {
    return index >= 3 && tokens.get(index - 3).text().equals("@");
  }

  private boolean isSkeleton() {
    return tokens.size() - body <= MAIN_TOKENS
        && count(LOOPS) == 0
        && count(DECISIONS) <= 1
        && calls().size() <= MAIN_CALLS
        && !shape.isEmpty()
        && tokens.subList(body, tokens.size()).stream()
            .filter(token -> token.kind() == TokenKind.OPERATOR)
            .allMatch(token -> PLAIN_SIGNS.contains(token.text()));
  }

  private boolean isConstructor() {
    if (kind != SymbolKind.CONSTRUCTOR) {
      return BoilerplateNames.isMaker(name) && matches(STRUCTURE);
    }
    return matches(ASSIGNMENTS) && matches(INITIALISERS, initialisers());
  }

  /** The shape of what stands between the parameters and the body. */
  private String initialisers() {
    int depth = 0;
    for (int i = 0; i < body - 1; i++) { // Python: a colon last says nothing
      String text = tokens.get(i).text();
      depth += text.equals("(") ? 1 : text.equals(")") ? -1 : 0;
      if (depth == 0 && text.equals(":")) {
        return BodyShape.of(language, name, tokens, i, body);
      }
    }
    return "";
  }

  private boolean isValue() {
    boolean compares = BoilerplateNames.COMPARES.contains(name);
    if (!compares && !BoilerplateNames.TELLS.contains(name)) {
      return false;
    }
    Predicate<String> known =
        call -> BoilerplateNames.VALUE_CALLS.contains(call) || BoilerplateNames.isGetter(call);
    boolean decides =
        count(DECISIONS) > 0
            || shape.contains(">") // a case or a closure
            || tokens.subList(body, tokens.size()).stream().anyMatch(t -> t.text().equals("?"));
    return count(LOOPS) == 0 && (compares || !decides) && calls().stream().allMatch(known);
  }

  private long count(Set<String> symbols) {
    return StructureProfile.symbols(tokens.subList(body, tokens.size())).stream()
        .filter(symbols::contains)
        .count();
  }

  /** Names before a parenthesis in the body, in order. */
  private List<String> calls() {
    return IntStream.range(body, tokens.size() - 1)
        .filter(i -> tokens.get(i + 1).text().equals("("))
        .mapToObj(tokens::get)
        .filter(
            token ->
                token.kind() == TokenKind.IDENTIFIER || token.kind() == TokenKind.TYPE_IDENTIFIER)
        .map(Token::text)
        .toList();
  }
}
