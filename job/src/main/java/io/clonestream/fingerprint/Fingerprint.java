package io.clonestream.fingerprint;

import io.clonestream.extract.SymbolKind;
import io.clonestream.extract.Token;
import io.clonestream.schemas.SymbolChange;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a symbol change into a fact, and tokens into a {@link Fragment}: the one place where every
 * feature that is a function of the code alone is computed.
 */
public final class Fingerprint {

  /** Longest called name that is kept, in UTF-16 units; a longer one names nothing. */
  private static final int MAX_NAME = 1_000;

  private Fingerprint() {}

  /**
   * The fact that the change states.
   *
   * @throws IllegalArgumentException with the value and the rule when the record is impossible
   */
  public static SymbolFact of(SymbolChange change) {
    SymbolChangeRules.check(change);
    SymbolKind kind = SymbolKind.valueOf(change.getKind().name());
    SymbolFact.Change what = what(change);
    @Nullable Code code = what == SymbolFact.Change.CONTENT ? Code.of(change, kind) : null;
    return new SymbolFact(
        change.getSymbolId(),
        change.getTenant(),
        change.getRepository(),
        change.getBranch(),
        change.getPath(),
        change.getLanguage(),
        kind,
        change.getName(),
        change.getQualifiedName(),
        change.getSignature(),
        change.getParentSymbolId(),
        change.getPreviousSymbolId(),
        what,
        change.getCommit(),
        change.getValidTime().toEpochMilli(),
        change.getSequence(),
        change.getStartLine(),
        change.getEndLine(),
        change.getCalledNames().stream().filter(name -> name.length() <= MAX_NAME).toList(),
        change.getGenerated(),
        change.getTest(),
        code);
  }

  /** The fragment of a declaration given as tokens. */
  public static Fragment fragment(
      String tenant,
      String language,
      SymbolKind kind,
      String name,
      List<Token> tokens,
      int bodyToken) {
    SymbolChangeRules.checkTokens(tokens.size(), bodyToken);
    String id = Identity.fragmentId(tenant, language, kind, tokens);
    return fragment(id, tenant, language, kind, name, tokens, bodyToken);
  }

  static Fragment fragment(
      String id,
      String tenant,
      String language,
      SymbolKind kind,
      String name,
      List<Token> tokens,
      int bodyToken) {
    long[] hashes = new long[tokens.size()];
    Arrays.setAll(hashes, i -> StableHash.hash64(tokens.get(i).text()));
    List<String> words = SubTokens.words(tokens);
    return new Fragment(
        id,
        tenant,
        language,
        kind,
        name,
        Identity.formId(tenant, language, kind, tokens),
        tokens.size(),
        ModelText.of(name, words),
        MinHash.ofTokens(hashes),
        SubTokens.of(words),
        SubTokens.ofName(name),
        StructureProfile.of(tokens),
        TokenGrams.of(name, tokens, hashes, bodyToken),
        Parameters.count(name, tokens, bodyToken),
        BoilerplateRules.of(language, kind, name, tokens, bodyToken));
  }

  private static SymbolFact.Change what(SymbolChange change) {
    return switch (change.getChange()) {
      case ADDED, MODIFIED -> SymbolFact.Change.CONTENT;
      case RELOCATED -> SymbolFact.Change.RELOCATED;
      case REMOVED -> SymbolFact.Change.REMOVED;
      case UNKNOWN ->
          throw new IllegalArgumentException(
              "Value '" + change.getChange() + "' of change is none that this version knows");
    };
  }
}
