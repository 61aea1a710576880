package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.fingerprint.SymbolFact.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step of the branch said about a symbol.
 *
 * @param fragmentId null when the symbol was relocated or removed
 */
record SymbolEntry(
    long sequence,
    Change change,
    SymbolKind kind,
    long validTime,
    String commit,
    @Nullable String fragmentId,
    int startLine,
    int endLine,
    String signature,
    @Nullable String parentSymbolId,
    @Nullable String previousSymbolId,
    List<String> calledNames,
    boolean generated,
    boolean test) {

  static SymbolEntry of(SymbolFact fact) {
    return new SymbolEntry(
        fact.sequence(),
        fact.change(),
        fact.kind(),
        fact.validTime(),
        fact.commit(),
        fact.code() == null ? null : fact.code().id(),
        fact.startLine(),
        fact.endLine(),
        fact.signature(),
        fact.parentSymbolId(),
        fact.previousSymbolId(),
        fact.calledNames(),
        fact.generated(),
        fact.test());
  }

  boolean isRelocation() {
    return change == Change.RELOCATED;
  }

  /** Orders two entries that claim one sequence. */
  String digest() {
    return Digest.id(Bytes.encode(new SymbolEntryCodec(), this));
  }
}
