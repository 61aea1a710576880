package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import org.jspecify.annotations.Nullable;

/**
 * The normalised token sequence of a whole declaration, with every feature that is a function of it
 * alone. Immutable: two fragments of one id are equal.
 *
 * @param id hash of tenant, language, kind and tokens: 32 lower-case hexadecimal digits
 * @param formId hash of the tokens after consistent renaming of identifiers and literals: 32
 *     lower-case hexadecimal digits
 * @param tokens number of tokens
 * @param text model input
 * @param minHash MinHash signature of the token 3-grams (Broder 1997), {@link MinHash#SIZE} values
 * @param subTokens hashes of the distinct sub-tokens of identifiers and literals, ascending
 * @param nameWords hashes of the distinct words of the name, ascending
 * @param structure structure profile: distinct hashes of its 1- and 2-grams, ascending, each
 *     followed by its count: {hash, count, hash, count, ...}
 * @param grams hashes of the 3-grams of its tokens, ascending, at most {@link TokenGrams#LIMIT}
 * @param parameters number of parameters, for signature similarity
 * @param boilerplate the kind of boilerplate that it is; null for other code
 */
public record Fragment(
    String id,
    String tenant,
    String language,
    SymbolKind kind,
    String name,
    String formId,
    int tokens,
    String text,
    int[] minHash,
    int[] subTokens,
    int[] nameWords,
    int[] structure,
    int[] grams,
    int parameters,
    @Nullable Boilerplate boilerplate) {

  /** The same without the model input, which nobody reads after inference. */
  public Fragment withoutText() {
    return new Fragment(
        id,
        tenant,
        language,
        kind,
        name,
        formId,
        tokens,
        "",
        minHash,
        subTokens,
        nameWords,
        structure,
        grams,
        parameters,
        boilerplate);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fragment that && that.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Fragment[" + id + " " + language + " " + kind + " " + name + "]";
  }
}
