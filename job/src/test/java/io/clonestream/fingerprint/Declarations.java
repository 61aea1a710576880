package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.extract.TokenKind;
import io.clonestream.extract.TokenSpans;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Declarations for tests, cut into tokens by a plain lexer of Java-like text. */
public final class Declarations {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<comment>//[^\\n]*|/\\*.*?\\*/)|(?<string>\"[^\"]*\")|(?<number>\\d[\\w.]*)"
              + "|(?<word>[A-Za-z_]\\w*)|(?<operator>[=!<>]=|&&|\\|\\||[+-]{2}|[-+*/%=<>!])"
              + "|(?<other>\\S)",
          Pattern.DOTALL);
  private static final Set<String> KEYWORDS =
      Set.of("return", "for", "if", "else", "while", "static", "public", "private", "final");
  private static final Set<String> PRIMITIVES = Set.of("int", "long", "boolean", "void");

  private Declarations() {}

  static SymbolChange.Builder change(String body) {
    return SymbolChange.newBuilder()
        .setTenant("acme")
        .setRepository("shop")
        .setBranch("main")
        .setSymbolId("acme/shop@main:src/Sum.java#Sum.sum(int[])")
        .setCommit("c0ffee")
        .setCommitTime(Instant.ofEpochMilli(1_000))
        .setValidTime(Instant.ofEpochMilli(2_000))
        .setSequence(7)
        .setChange(Change.ADDED)
        .setLanguage("java")
        .setKind(Kind.METHOD)
        .setName("sum")
        .setQualifiedName("Sum.sum")
        .setPath("src/Sum.java")
        .setStartLine(3)
        .setEndLine(9)
        .setBody(body)
        .setTokens(ByteBuffer.wrap(spans(body)))
        .setCalledNames(List.of("add", "get"));
  }

  public static Fragment fragment(String name, String body) {
    return Fingerprint.fragment("acme", "java", SymbolKind.METHOD, name, tokens(body), 0);
  }

  /**
   * Code as it is published.
   *
   * @param bodyToken index of the first token after the signature
   */
  public static Code code(String body, int bodyToken) {
    return Objects.requireNonNull(
        Fingerprint.of(change(body).setBodyToken(bodyToken).build()).code());
  }

  public static List<Token> tokens(String text) {
    return TokenSpans.unpack(text, spans(text));
  }

  private static byte[] spans(String text) {
    TokenSpans spans = new TokenSpans();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      if (matcher.group("comment") == null) {
        int start = bytes(text.substring(0, matcher.start()));
        spans.add(start, bytes(matcher.group()), kind(matcher));
      }
    }
    return spans.packed();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static TokenKind kind(Matcher matcher) {
    String text = matcher.group();
    if (matcher.group("string") != null) {
      return TokenKind.STRING;
    }
    if (matcher.group("number") != null) {
      return TokenKind.NUMBER;
    }
    if (matcher.group("operator") != null) {
      return TokenKind.OPERATOR;
    }
    if (matcher.group("word") == null) {
      return TokenKind.PUNCTUATION;
    }
    if (text.equals("true") || text.equals("false") || text.equals("null")) {
      return TokenKind.CONSTANT;
    }
    if (KEYWORDS.contains(text)) {
      return TokenKind.KEYWORD;
    }
    if (PRIMITIVES.contains(text)) {
      return TokenKind.PRIMITIVE_TYPE;
    }
    return Character.isUpperCase(text.charAt(0)) ? TokenKind.TYPE_IDENTIFIER : TokenKind.IDENTIFIER;
  }
}
