package io.clonestream.follow;

import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Code;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.SymbolHistory.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of one symbol: who it is, its entries, and what was last emitted of it. What follows
 * from a fact is decided here, without Flink.
 *
 * @param identity parts of the symbol id
 * @param revision number of emissions so far
 * @param emittedEpoch epoch of the last emission; 0 before the first
 * @param emittedDigest digest of the content last emitted
 */
record FollowedSymbol(
    Identity identity,
    NavigableMap<Long, SymbolEntry> entries,
    long revision,
    long emittedEpoch,
    long emittedDigest) {

  /**
   * What the symbol id says, and what its facts say along with it. Where they disagree the least
   * stands: that does not depend on which came first.
   */
  record Identity(
      String symbolId,
      String tenant,
      String repository,
      String branch,
      String path,
      String language,
      String name,
      String qualifiedName) {

    static Identity of(SymbolFact fact) {
      return new Identity(
          fact.symbolId(),
          fact.tenant(),
          fact.repository(),
          fact.branch(),
          fact.path(),
          fact.language(),
          fact.name(),
          fact.qualifiedName());
    }

    /** This one, or that of another fact of the same symbol. */
    Identity with(SymbolFact fact) {
      Identity other = of(fact);
      return ORDER.compare(this, other) <= 0 ? this : other;
    }

    private static final Comparator<Identity> ORDER =
        Comparator.comparing(Identity::name)
            .thenComparing(Identity::qualifiedName)
            .thenComparing(Identity::language);
  }

  /** A symbol of which no fact arrived. */
  static FollowedSymbol unknown(String symbolId) {
    return new FollowedSymbol(
        new Identity(symbolId, "", "", "", "", "", "", ""), new TreeMap<>(), 0, 0, 0);
  }

  /**
   * This symbol with the revision of an answer. An answer is no emission: what is due by epoch and
   * digest stays due.
   */
  FollowedSymbol answering(long epoch, Request request) {
    long answered = Stamp.answering(epoch, revision, request).revision();
    return new FollowedSymbol(identity, entries, answered, emittedEpoch, emittedDigest);
  }

  /**
   * The whole content of this symbol under a stamp; null while no content of it is known, as of a
   * symbol of which only the removal arrived.
   */
  @Nullable SymbolHistory history(Stamp stamp) {
    return history(stamp, new SymbolVersions(entries).versions());
  }

  /** The same, of the versions of its entries. */
  @Nullable SymbolHistory history(Stamp stamp, List<Version> versions) {
    SymbolEntry latest = null;
    String previousSymbolId = null;
    for (SymbolEntry entry : entries.values()) {
      latest = entry.fragmentId() != null ? entry : latest;
      previousSymbolId = previousSymbolId == null ? entry.previousSymbolId() : previousSymbolId;
    }
    if (latest == null) {
      return null;
    }
    return new SymbolHistory(
        stamp,
        identity.symbolId(),
        identity.tenant(),
        identity.repository(),
        identity.branch(),
        identity.path(),
        identity.language(),
        latest.kind(),
        identity.name(),
        identity.qualifiedName(),
        latest.signature(),
        previousSymbolId,
        latest.generated(),
        latest.test(),
        versions);
  }

  /** The signed facts by which the timelines of classes move from {@code before} to after. */
  static List<Membership> difference(List<Version> before, List<Version> after, SymbolFact cause) {
    int same = 0; // nearly always all, or all but the last: they say nothing
    while (same < Math.min(before.size(), after.size())
        && livesLike(before.get(same), after.get(same))) {
      same++;
    }
    Map<Contribution, Integer> signs = new LinkedHashMap<>();
    before.subList(same, before.size()).forEach(version -> contribute(signs, version, -1));
    after.subList(same, after.size()).forEach(version -> contribute(signs, version, 1));
    List<Membership> facts = new ArrayList<>();
    Code introduced = cause.code();
    for (var entry : signs.entrySet()) {
      if (entry.getValue() == 0) {
        continue;
      }
      Contribution at = entry.getKey();
      boolean introduces =
          introduced != null && entry.getValue() > 0 && at.fragmentId().equals(introduced.id());
      facts.add(
          new Membership(
              at.fragmentId(),
              at.instant(),
              at.commit(),
              entry.getValue(),
              cause.generated(),
              introduces ? introduced : null));
      introduced = introduces ? null : introduced;
    }
    if (introduced != null) { // nothing opened, but the class is known from now on
      facts.add(
          new Membership(
              introduced.id(),
              cause.validTime(),
              cause.commit(),
              0,
              cause.generated(),
              introduced));
    }
    return facts;
  }

  private static boolean livesLike(Version a, Version b) {
    return a.validFrom() == b.validFrom()
        && a.validTo() == b.validTo()
        && a.fragmentId().equals(b.fragmentId())
        && a.openedBy().equals(b.openedBy())
        && Objects.equals(a.closedBy(), b.closedBy());
  }

  private record Contribution(String fragmentId, long instant, String commit) {}

  private static void contribute(Map<Contribution, Integer> signs, Version version, int sign) {
    signs.merge(
        new Contribution(version.fragmentId(), version.validFrom(), version.openedBy()),
        sign,
        Integer::sum);
    if (version.closedBy() != null) {
      signs.merge(
          new Contribution(version.fragmentId(), version.validTo(), version.closedBy()),
          -sign,
          Integer::sum);
    }
  }
}
