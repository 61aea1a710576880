package io.clonestream.extract;

import org.jspecify.annotations.Nullable;

/**
 * What a commit did to one symbol.
 *
 * @param declaration after the commit; of a removed symbol before it
 * @param previousPath where an added symbol was declared before the commit, if it moved
 * @param previousLocalId its id there
 */
public record SymbolEdit(
    EditKind kind,
    String path,
    Declaration declaration,
    @Nullable String previousPath,
    @Nullable String previousLocalId) {

  static SymbolEdit of(EditKind kind, String path, Declaration declaration) {
    return new SymbolEdit(kind, path, declaration, null, null);
  }
}
