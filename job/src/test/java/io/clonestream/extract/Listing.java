package io.clonestream.extract;

import java.util.stream.Collectors;

/** An extraction as text that a person can check against the source. */
final class Listing {

  private Listing() {}

  static String of(String path, byte[] content) {
    Extraction extraction = new Extractor().extract(path, content);
    StringBuilder text = new StringBuilder();
    text.append("language ").append(extraction.language()).append('\n');
    text.append("skipped ").append(extraction.skipped()).append('\n');
    for (Declaration declaration : extraction.declarations()) {
      append(text, declaration);
    }
    return text.toString();
  }

  private static void append(StringBuilder text, Declaration declaration) {
    text.append('\n').append(declaration.kind()).append(' ').append(declaration.localId());
    text.append(" lines ")
        .append(declaration.startLine())
        .append('-')
        .append(declaration.endLine());
    text.append(" tokens ").append(declaration.tokenCount());
    text.append(" body from ").append(declaration.bodyToken()).append('\n');
    line(text, "name", declaration.name());
    line(text, "parent", String.valueOf(declaration.parentLocalId()));
    line(text, "signature", declaration.signature());
    line(text, "calls", String.join(" ", declaration.calledNames()));
    line(text, "doc", String.valueOf(declaration.docComment()).replace("\n", "\\n"));
    if (declaration.kind() == SymbolKind.TYPE) {
      line(text, "skeleton", declaration.body().replaceAll("\\s+", " "));
    }
    line(
        text,
        "tokens",
        declaration.unpackedTokens().stream()
            .map(token -> mark(token.kind()) + token.text().replace("\n", "\\n"))
            .collect(Collectors.joining(" ")));
  }

  private static String mark(TokenKind kind) {
    return switch (kind) {
      case IDENTIFIER -> "";
      case TYPE_IDENTIFIER -> "T:";
      case PRIMITIVE_TYPE -> "P:";
      case STRING -> "S:";
      case NUMBER -> "N:";
      case CONSTANT -> "C:";
      case KEYWORD -> "K:";
      case OPERATOR, PUNCTUATION -> "";
    };
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label).append(": ").append(value).append('\n');
  }
}
