package io.clonestream.extract;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One function, method, constructor or type as a file declares it: everything that a symbol change
 * states about code, and nothing about commits.
 *
 * @param language lower-case name of the language
 * @param name simple name; empty for an anonymous function
 * @param qualifiedName names of the enclosing declarations, namespaces and receiver, then the name,
 *     joined by dots; without the package, which the path already tells
 * @param parameterTypes types as written without white space, joined by commas; empty where the
 *     language does not write any
 * @param ordinal 1 for the first of several declarations of one name and types in file order
 * @param parentLocalId the enclosing symbol, or the type of the receiver if the same file declares
 *     it
 * @param signature text up to the body, comments dropped and white space folded
 * @param startLine first line, from 1
 * @param endLine last line, inclusive
 * @param body source text with line feeds as line ends; of a type its skeleton: each nested symbol
 *     replaced by that symbol's signature
 * @param tokens packed spans over the UTF-8 bytes of {@code body}, see {@link TokenSpans}
 * @param bodyToken index of the first token that belongs to the body; equal to {@code tokenCount}
 *     when there is no body
 * @param calledNames names called in {@code body}, sorted, distinct
 * @param docComment comment that documents the declaration, as written
 * @param generated the file states that a program wrote it
 * @param test the path says that this is test code
 */
public record Declaration(
    SymbolKind kind,
    String language,
    String name,
    String qualifiedName,
    String parameterTypes,
    int ordinal,
    @Nullable String parentLocalId,
    String signature,
    int startLine,
    int endLine,
    String body,
    byte[] tokens,
    int tokenCount,
    int bodyToken,
    List<String> calledNames,
    @Nullable String docComment,
    boolean generated,
    boolean test) {

  /** Last part of the qualified name of an anonymous function. */
  public static final String ANONYMOUS = "<anonymous>";

  public Declaration {
    calledNames = List.copyOf(calledNames);
  }

  /** What identifies the symbol within its file: {@code qualified.name(types)} or with ~k. */
  public String localId() {
    return localId(qualifiedName, parameterTypes, ordinal);
  }

  static String localId(String qualifiedName, String parameterTypes, int ordinal) {
    String id = qualifiedName + "(" + parameterTypes + ")";
    return ordinal == 1 ? id : id + "~" + ordinal;
  }

  /** The tokens, unpacked. */
  public List<Token> unpackedTokens() {
    return TokenSpans.unpack(body, tokens);
  }

  /** Whether everything but the lines is equal. */
  public boolean sameContent(Declaration that) {
    return kind == that.kind
        && body.equals(that.body)
        && signature.equals(that.signature)
        && language.equals(that.language)
        && localId().equals(that.localId())
        && name.equals(that.name)
        && Objects.equals(parentLocalId, that.parentLocalId)
        && calledNames.equals(that.calledNames)
        && Objects.equals(docComment, that.docComment)
        && generated == that.generated
        && test == that.test;
  }

  /** Whether the lines are equal. */
  public boolean sameLines(Declaration that) {
    return startLine == that.startLine && endLine == that.endLine;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Declaration that
        && sameContent(that)
        && sameLines(that)
        && bodyToken == that.bodyToken
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return Objects.hash(localId(), body, startLine);
  }

  @Override
  public String toString() {
    return kind + " " + localId() + " " + startLine + "-" + endLine;
  }
}
