package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The body of a function as one letter a token, alike in all languages, so that a plain pattern
 * tells what it does:
 *
 * <pre>
 * T this, self, super; the first parameter in C and Go   p parameter   n other name   o call of the own name   c call that copies
 * l literal   r return   w new   g get   s set   . member access   = assignment   | default value
 * &gt; arrow   ( ) { } [ ] , : ; themselves   x anything else: an operator, a keyword
 * </pre>
 *
 * <p>Braces and arrows around the whole, a last semicolon and {@link BoilerplateNames#SILENT} words
 * are left out.
 */
final class BodyShape {

  private static final Set<String> ACCESSES = Set.of(".", "::", "?.", "?->", "!!.", "&.");
  private static final Set<String> RECEIVER_FIRST = Set.of("c", "go");
  private static final Set<String> POINTERS = Set.of("c", "cpp", "php");
  private static final Set<String> PREFIXES = Set.of("&", "*", "**", "...", "$", "&&", "@");
  private static final Set<String> DEFAULTS = Set.of("||", "??", "?:", "or");
  private static final Set<String> ACCESSOR_KINDS = Set.of("get", "set", "init");
  private static final String ENDS_VALUE = "Tpnolc)]";

  private final String language;
  private final String bare;
  private final Set<String> parameters = new LinkedHashSet<>();
  private String receiver = "";
  private final StringBuilder letters = new StringBuilder();

  private BodyShape(String language, String name) {
    this.language = language;
    this.bare = BoilerplateNames.bare(name);
  }

  /** The letters of the tokens from {@code from} to {@code to}, exclusively. */
  static String of(String language, String name, List<Token> tokens, int from, int to) {
    BodyShape shape = new BodyShape(language, name);
    shape.readParameters(tokens.subList(0, Math.min(from, tokens.size())), name.isEmpty());
    if (RECEIVER_FIRST.contains(language)) {
      shape.receiver = shape.parameters.stream().findFirst().orElse("");
    }
    for (int i = from; i < to; i++) {
      shape.add(tokens.get(i), i + 1 < to ? tokens.get(i + 1).text() : "");
    }
    return unwrapped(shape.letters.toString());
  }

  /** Every name within parentheses before the body; of a nameless function every name. */
  private void readParameters(List<Token> signature, boolean anywhere) {
    int depth = 0;
    for (Token token : signature) {
      switch (token.kind()) {
        case PUNCTUATION ->
            depth += token.text().equals("(") ? 1 : token.text().equals(")") ? -1 : 0;
        case IDENTIFIER -> {
          if (depth > 0 || anywhere) {
            parameters.add(token.text());
          }
        }
        default -> {
          // no name of a value
        }
      }
    }
  }

  private void add(Token token, String next) {
    String text = token.text();
    switch (token.kind()) {
      case IDENTIFIER, TYPE_IDENTIFIER, PRIMITIVE_TYPE -> addName(text, next);
      case STRING, NUMBER, CONSTANT -> letters.append('l');
      case KEYWORD -> addKeyword(text);
      case OPERATOR, PUNCTUATION -> addSign(text);
    }
  }

  private void addName(String text, String next) {
    boolean member = letters.length() > 0 && letters.charAt(letters.length() - 1) == '.';
    boolean called = next.equals("(");
    if (BoilerplateNames.SILENT.contains(text) || text.equals(":")) {
      return;
    }
    if (!member && (BoilerplateNames.RECEIVERS.contains(text) || text.equals(receiver))) {
      letters.append('T');
    } else if (text.startsWith("@")) {
      letters.append("T.n");
    } else if (called && !bare.isEmpty() && BoilerplateNames.bare(text).equals(bare)) {
      letters.append('o');
    } else if (called && BoilerplateNames.COPIES.contains(text)) {
      letters.append('c');
    } else {
      letters.append(!member && parameters.contains(text) ? 'p' : 'n');
    }
  }

  private void addKeyword(String text) {
    if (BoilerplateNames.SILENT.contains(text)) {
      return;
    }
    if (BoilerplateNames.RECEIVERS.contains(text)) {
      letters.append('T');
    } else if (language.equals("c_sharp") && ACCESSOR_KINDS.contains(text)) {
      letters.append(text.equals("get") ? 'g' : 's');
    } else if (letters.length() > 0 && letters.charAt(letters.length() - 1) == '.') {
      letters.append('n'); // Java: Type.class; Swift: super.init
    } else {
      letters.append(text.equals("return") ? 'r' : text.equals("new") ? 'w' : 'x');
    }
  }

  private void addSign(String text) {
    boolean concatenates = language.equals("php") && text.equals(".");
    boolean afterValue =
        letters.length() > 0 && ENDS_VALUE.indexOf(letters.charAt(letters.length() - 1)) >= 0;
    if (!concatenates && ACCESSES.contains(text)
        || text.equals("->") && POINTERS.contains(language)) {
      letters.append('.');
    } else if (text.equals("...") || PREFIXES.contains(text) && !afterValue || text.equals("$")) {
      return; // reference, dereference, spread: the value is the same
    } else if (text.equals("=") || text.equals(":=")) {
      letters.append('=');
    } else if (text.equals("=>")) {
      letters.append('>');
    } else if (DEFAULTS.contains(text)) {
      letters.append('|');
    } else if (text.length() == 1 && "(){}[],:;".contains(text)) {
      letters.append(text);
    } else {
      letters.append('x');
    }
  }

  /** Without what stands around the whole. */
  private static String unwrapped(String letters) {
    String inner = letters;
    while (true) {
      if (inner.endsWith(";")) {
        inner = inner.substring(0, inner.length() - 1);
      } else if (inner.startsWith("=") || inner.startsWith(">")) {
        inner = inner.substring(1);
      } else if (isWrapped(inner)) {
        inner = inner.substring(1, inner.length() - 1);
      } else {
        return inner;
      }
    }
  }

  private static boolean isWrapped(String letters) {
    if (!letters.startsWith("{") || !letters.endsWith("}")) {
      return false;
    }
    int depth = 0;
    for (int i = 0; i < letters.length(); i++) {
      depth += letters.charAt(i) == '{' ? 1 : letters.charAt(i) == '}' ? -1 : 0;
      if (depth == 0 && i < letters.length() - 1) {
        return false;
      }
    }
    return true;
  }
}
