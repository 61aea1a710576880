package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.TokenSpans;
import io.clonestream.schemas.SymbolChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a declaration, packed, and of which fragment they are. All features of the fragment
 * follow from them. Features cost more than anything else before inference and are longer than the
 * code, so they wait until the gate finds that nobody has seen the fragment. Immutable.
 *
 * @param id of the fragment
 * @param tokens number of tokens
 * @param packed the tokens, see {@link PackedTokens}
 * @param bodyToken index of the first token after the signature
 */
public record Code(
    String id,
    String tenant,
    String language,
    SymbolKind kind,
    String name,
    int tokens,
    byte[] packed,
    int bodyToken) {

  /**
   * The code that a change brings.
   *
   * @throws IllegalArgumentException with the value and the rule when its tokens are impossible
   */
  static Code of(SymbolChange change, SymbolKind kind) {
    ByteBuffer bytes = change.getTokens().duplicate();
    byte[] spans = new byte[bytes.remaining()];
    bytes.get(spans);
    int tokens = TokenSpans.count(spans);
    byte[] packed = PackedTokens.of(change.getBody().getBytes(StandardCharsets.UTF_8), spans);
    SymbolChangeRules.checkTokens(tokens, change.getBodyToken());
    return new Code(
        Identity.fragmentId(change.getTenant(), change.getLanguage(), kind, tokens, packed),
        change.getTenant(),
        change.getLanguage(),
        kind,
        change.getName(),
        tokens,
        packed,
        change.getBodyToken());
  }

  /** Its fragment, with every feature. */
  public Fragment fragment() {
    return Fingerprint.fragment(
        id, tenant, language, kind, name, PackedTokens.unpack(packed, tokens), bodyToken);
  }

  /** The kind of boilerplate that it is, as its fragment says; null for other code. */
  public @Nullable Boilerplate boilerplate() {
    return BoilerplateRules.of(
        language, kind, name, PackedTokens.unpack(packed, tokens), bodyToken);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Code that && that.id.equals(id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return "Code[" + id + " " + language + " " + kind + " " + name + "]";
  }
}
