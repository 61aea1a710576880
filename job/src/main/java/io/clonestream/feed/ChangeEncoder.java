package io.clonestream.feed;

import io.clonestream.commit.Commit;
import io.clonestream.extract.Declaration;
import io.clonestream.extract.EditKind;
import io.clonestream.extract.SymbolEdit;
import io.clonestream.extract.SymbolKind;
import io.clonestream.schemas.Change;
import io.clonestream.schemas.Kind;
import io.clonestream.schemas.SymbolChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Edits of one step as Avro records. {@link #encode} gives Avro's single-object encoding: C3 01,
 * the schema's fingerprint, the body.
 *
 * @param previousHead head of the step before, with which the commit was compared
 */
record ChangeEncoder(
    BranchKey branch,
    Commit commit,
    @Nullable String previousHead,
    long sequence,
    ValidTime validTime) {

  private static final ByteBuffer NO_TOKENS = ByteBuffer.allocate(0).asReadOnlyBuffer();

  SymbolChange change(SymbolEdit edit) {
    Declaration symbol = edit.declaration();
    boolean whole = edit.kind() == EditKind.ADDED || edit.kind() == EditKind.MODIFIED;
    boolean lives = edit.kind() != EditKind.REMOVED;
    String parent = symbol.parentLocalId();
    return SymbolChange.newBuilder()
        .setTenant(branch.tenant())
        .setRepository(branch.repository())
        .setBranch(branch.branch())
        .setSymbolId(branch.symbolId(edit.path(), symbol.localId()))
        .setPreviousSymbolId(previousSymbolId(edit))
        .setCommit(commit.id())
        .setParentCommit(previousHead)
        .setAuthor(commit.author())
        .setCommitTime(commit.time())
        .setValidTime(validTime.instant())
        .setSequence(sequence)
        .setChange(change(edit.kind()))
        .setLanguage(symbol.language())
        .setKind(kind(symbol.kind()))
        .setName(symbol.name())
        .setQualifiedName(symbol.qualifiedName())
        .setSignature(symbol.signature())
        .setParentSymbolId(parent == null ? null : branch.symbolId(edit.path(), parent))
        .setPath(edit.path())
        .setStartLine(symbol.startLine())
        .setEndLine(symbol.endLine())
        .setBody(whole ? symbol.body() : "")
        .setTokens(whole ? ByteBuffer.wrap(symbol.tokens()) : NO_TOKENS.duplicate())
        .setBodyToken(whole ? symbol.bodyToken() : 0)
        .setCalledNames(lives ? symbol.calledNames() : List.of())
        .setDocComment(whole ? symbol.docComment() : null)
        .setGenerated(symbol.generated())
        .setTest(symbol.test())
        .build();
  }

  static byte[] encode(SymbolChange change) {
    try {
      return bytes(change.toByteBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException("Change of " + change.getSymbolId(), e);
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private @Nullable String previousSymbolId(SymbolEdit edit) {
    String path = edit.previousPath();
    String localId = edit.previousLocalId();
    if (path == null || localId == null) {
      return null;
    }
    boolean same = path.equals(edit.path()) && localId.equals(edit.declaration().localId());
    return same ? null : branch.symbolId(path, localId);
  }

  private static Change change(EditKind kind) {
    return switch (kind) {
      case ADDED -> Change.ADDED;
      case MODIFIED -> Change.MODIFIED;
      case RELOCATED -> Change.RELOCATED;
      case REMOVED -> Change.REMOVED;
    };
  }

  private static Kind kind(SymbolKind kind) {
    return switch (kind) {
      case FUNCTION -> Kind.FUNCTION;
      case METHOD -> Kind.METHOD;
      case CONSTRUCTOR -> Kind.CONSTRUCTOR;
      case TYPE -> Kind.TYPE;
    };
  }
}
