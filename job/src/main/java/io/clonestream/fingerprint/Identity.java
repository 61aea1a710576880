package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The two identities of a declaration. Its <em>fragment</em> id covers every token as written, so
 * Type-1 clones share it: layout and comments are no tokens. Its <em>form</em> id covers the tokens
 * after consistent renaming, so Type-2 clones share it.
 *
 * <p>Renaming replaces names, strings and numbers by i1, i2 …, s1 … and n1 … in the order in which
 * each text first appears, over the whole declaration: its own name and the names of annotations
 * are renamed like any other. Names of values and of types are numbered together, because some
 * grammars tell them apart only by position. Keywords (so modifiers as well), primitive types,
 * operators, punctuation and the constants true, false and null stay: changing one of these changes
 * the form.
 */
final class Identity {

  private Identity() {}

  static String fragmentId(String tenant, String language, SymbolKind kind, List<Token> tokens) {
    TokenDigest digest = start("fragment", tenant, language, kind, tokens.size());
    for (Token token : tokens) {
      digest.add(token.kind().code()).add(token.text());
    }
    return digest.hex();
  }

  /** The same of so many {@link PackedTokens}. */
  static String fragmentId(
      String tenant, String language, SymbolKind kind, int tokens, byte[] packed) {
    TokenDigest digest = start("fragment", tenant, language, kind, tokens);
    PackedTokens.visit(
        packed, (token, start, length) -> digest.add(token.code()).add(packed, start, length));
    return digest.hex();
  }

  static String formId(String tenant, String language, SymbolKind kind, List<Token> tokens) {
    TokenDigest digest = start("form", tenant, language, kind, tokens.size());
    Map<String, String> names = new HashMap<>();
    Map<String, String> strings = new HashMap<>();
    Map<String, String> numbers = new HashMap<>();
    for (Token token : tokens) {
      String text =
          switch (token.kind()) {
            case IDENTIFIER, TYPE_IDENTIFIER -> renamed(names, "i", token.text());
            case STRING -> renamed(strings, "s", token.text());
            case NUMBER -> renamed(numbers, "n", token.text());
            case PRIMITIVE_TYPE, CONSTANT, KEYWORD, OPERATOR, PUNCTUATION -> token.text();
          };
      digest.add(token.kind().code()).add(text);
    }
    return digest.hex();
  }

  private static String renamed(Map<String, String> names, String prefix, String text) {
    return names.computeIfAbsent(text, fresh -> prefix + (names.size() + 1));
  }

  private static TokenDigest start(
      String what, String tenant, String language, SymbolKind kind, int tokens) {
    return new TokenDigest().add(what).add(tenant).add(language).add(kind.name()).add(tokens);
  }
}
