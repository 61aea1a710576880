package io.clonestream.extract;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSLanguage;
import org.treesitter.TSSymbolType;

/**
 * Lexical kind of a leaf by its node type. The rules below fit most grammars; a descriptor
 * overrides them with lines such as {@code token.primitive_type = "int" "long" void_type}, quotes
 * standing around literals of the grammar. Type identifiers that a descriptor lists as {@code
 * primitives} are types that the language itself has.
 */
final class TokenKinds {

  private static final Pattern TYPE = Pattern.compile("type_identifier|type_name");
  private static final Pattern NAME = Pattern.compile(".*identifier.*|.*name|word");
  private static final Pattern STRING =
      Pattern.compile(".*(?:string|char|regex|heredoc|escape|content|fragment|text|quote).*");
  private static final Pattern NUMBER =
      Pattern.compile(
          ".*(?:integer|float|number|numeric|decimal|hex|octal|binary|rational|int_).*");
  private static final Pattern CONSTANT =
      Pattern.compile("true|false|null|nil|none|nullptr|undefined|(?:bool|null).*_literal|boolean");
  private static final Pattern KEYWORD = Pattern.compile(".*(?:_keyword|_modifier|_specifier)");
  private static final Pattern PRIMITIVE =
      Pattern.compile("primitive_type|predefined_type|void_type|boolean_type|unit_type");
  private static final String PREFIX = "token.";
  private static final String PUNCTUATION = "()[]{},;:.";

  private final @Nullable TokenKind[] bySymbol;
  private final Set<String> primitives;

  TokenKinds(TSLanguage grammar, Properties descriptor) {
    primitives = Set.of(descriptor.getProperty("primitives", "").strip().split("\\s+", -1));
    Map<String, TokenKind> overrides = new HashMap<>();
    for (TokenKind kind : TokenKind.values()) {
      String types = descriptor.getProperty(PREFIX + kind.name().toLowerCase(Locale.ROOT), "");
      for (String type : types.split("\\s+", -1)) {
        overrides.put(type, kind);
      }
    }
    bySymbol = new @Nullable TokenKind[grammar.symbolCount()];
    for (int symbol = 0; symbol < bySymbol.length; symbol++) {
      String type = grammar.symbolName(symbol);
      boolean named = grammar.symbolType(symbol) == TSSymbolType.TSSymbolTypeRegular;
      TokenKind override = overrides.get(named ? type : '"' + type + '"');
      bySymbol[symbol] = override != null ? override : named ? ofNamed(type) : ofLiteral(type);
    }
  }

  /** Kind of a leaf with the given symbol of the grammar and the given bytes. */
  TokenKind of(int symbol, byte[] text, int start, int end) {
    TokenKind kind = symbol >= 0 && symbol < bySymbol.length ? bySymbol[symbol] : null;
    if (kind == TokenKind.TYPE_IDENTIFIER
        && primitives.contains(new String(text, start, end - start, StandardCharsets.UTF_8))) {
      return TokenKind.PRIMITIVE_TYPE;
    }
    if (kind != null) {
      return kind;
    }
    byte first = text[start];
    if (first < 0 || Character.isLetter(first) || first == '_' || first == '$' || first == '@') {
      return TokenKind.IDENTIFIER;
    }
    return Character.isDigit(first)
        ? TokenKind.NUMBER
        : first == '"' || first == '\'' || first == '`'
            ? TokenKind.STRING
            : ofLiteral(String.valueOf((char) first));
  }

  private static @Nullable TokenKind ofNamed(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    if (TYPE.matcher(lower).matches()) {
      return TokenKind.TYPE_IDENTIFIER;
    }
    if (PRIMITIVE.matcher(lower).matches()) {
      return TokenKind.PRIMITIVE_TYPE;
    }
    if (CONSTANT.matcher(lower).matches()) {
      return TokenKind.CONSTANT;
    }
    if (NAME.matcher(lower).matches()) {
      return TokenKind.IDENTIFIER;
    }
    if (STRING.matcher(lower).matches()) {
      return TokenKind.STRING;
    }
    if (NUMBER.matcher(lower).matches()) {
      return TokenKind.NUMBER;
    }
    return switch (lower) {
      case "this", "self", "super", "base" -> TokenKind.KEYWORD;
      default -> KEYWORD.matcher(lower).matches() ? TokenKind.KEYWORD : null;
    };
  }

  private static TokenKind ofLiteral(String text) {
    char first = text.isEmpty() ? ' ' : text.charAt(0);
    char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
    if (last == '"' || last == '\'' || last == '`') {
      return TokenKind.STRING;
    }
    if (Character.isLetter(first)) {
      boolean constant = CONSTANT.matcher(text.toLowerCase(Locale.ROOT)).matches();
      return constant ? TokenKind.CONSTANT : TokenKind.KEYWORD;
    }
    boolean punctuation = text.chars().allMatch(c -> PUNCTUATION.indexOf(c) >= 0);
    return punctuation ? TokenKind.PUNCTUATION : TokenKind.OPERATOR;
  }
}
