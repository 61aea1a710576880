package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one symbol change states, with its code.
 *
 * @param change what happened
 * @param validTime milliseconds since 1970 UTC from which the change holds
 * @param sequence number of the published step along the branch
 * @param startLine first line, from 1
 * @param endLine last line, inclusive
 * @param calledNames names called in the body, sorted, distinct
 * @param code present for {@link Change#CONTENT} alone
 */
public record SymbolFact(
    String symbolId,
    String tenant,
    String repository,
    String branch,
    String path,
    String language,
    SymbolKind kind,
    String name,
    String qualifiedName,
    String signature,
    @Nullable String parentSymbolId,
    @Nullable String previousSymbolId,
    Change change,
    String commit,
    long validTime,
    long sequence,
    int startLine,
    int endLine,
    List<String> calledNames,
    boolean generated,
    boolean test,
    @Nullable Code code) {

  /** What happened to the symbol. Names are written to state: never rename one. */
  public enum Change {
    /** The symbol has this content from now on (added or modified). */
    CONTENT,
    /** The same content stands at other lines. */
    RELOCATED,
    REMOVED
  }
}
