package io.clonestream.follow;

import io.clonestream.fingerprint.SymbolFact;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One symbol as the recorded facts tell it, in whatever order: without stream and without stamps.
 */
public final class RecordedSymbol {

  private FollowedSymbol.Identity identity;
  private final SymbolVersions versions = new SymbolVersions(new TreeMap<>());

  /** The symbol that this fact is about, with the fact. */
  public RecordedSymbol(SymbolFact first) {
    this.identity = FollowedSymbol.Identity.of(first);
    add(first);
  }

  /** Adds another fact about the same symbol; of two for one sequence the same stands as ever. */
  public void add(SymbolFact fact) {
    identity = identity.with(fact);
    versions.add(SymbolEntry.of(fact));
  }

  /** Its history; null while no content of it is known. */
  public @Nullable SymbolHistory history() {
    return new FollowedSymbol(identity, versions.entries(), 0, 0, 0).history(Stamp.NONE);
  }
}
