package io.clonestream.gate;

import io.clonestream.extract.SymbolKind;
import io.clonestream.fingerprint.Boilerplate;
import io.clonestream.fingerprint.Fragment;
import org.jspecify.annotations.Nullable;

/**
 * What the code of a clone class says, whoever its members are: all of its fragment that is kept
 * once the fragment has been compared.
 *
 * @param fragmentId its id
 * @param tokens number of tokens of the fragment
 * @param formId id of its form
 * @param boilerplate the kind of boilerplate that the fragment is; null for other code, and where
 *     an earlier version kept the class, until its code comes again
 */
public record ClassDescription(
    String fragmentId,
    String tenant,
    String language,
    SymbolKind kind,
    String name,
    int tokens,
    String formId,
    @Nullable Boilerplate boilerplate) {

  /** What a fragment says of its class. */
  public static ClassDescription of(Fragment fragment) {
    return new ClassDescription(
        fragment.id(),
        fragment.tenant(),
        fragment.language(),
        fragment.kind(),
        fragment.name(),
        fragment.tokens(),
        fragment.formId(),
        fragment.boilerplate());
  }

  /** The same code, known to be boilerplate or not. */
  public ClassDescription withBoilerplate(@Nullable Boilerplate found) {
    return new ClassDescription(fragmentId, tenant, language, kind, name, tokens, formId, found);
  }
}
