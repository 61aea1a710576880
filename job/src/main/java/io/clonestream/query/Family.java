package io.clonestream.query;

import java.util.List;

/**
 * Live symbols that are copies of one another.
 *
 * @param members by place, at least two
 * @param cloneType the widest that holds within: 1 same class, 2 same form, 3 near miss, 4 semantic
 * @param confidence the lowest between any two of its forms
 * @param changes versions that began for its members in the year up to the last of them, their
 *     births not counted
 * @param diverged pairs of members that once were the same and are not now
 * @param since instant, in milliseconds since 1970 UTC, from which two of it have lived together
 *     without a break
 */
public record Family(
    List<LiveSymbol> members,
    int cloneType,
    double confidence,
    int changes,
    int diverged,
    long since) {

  public Family {
    members = List.copyOf(members);
  }

  /** The name that most members have; the first of several. */
  public String name() {
    return members.stream()
        .map(LiveSymbol::name)
        .max(
            (a, b) -> {
              int byCount = Long.compare(count(a), count(b));
              return byCount != 0 ? byCount : b.compareTo(a);
            })
        .orElse("");
  }

  public int repositories() {
    return (int) members.stream().map(LiveSymbol::repository).distinct().count();
  }

  /** Tokens of all members together: what there is to gain. */
  public long tokens() {
    return members.stream().mapToLong(LiveSymbol::tokens).sum();
  }

  /**
   * How much there is to gain by acting: the tokens that one shared implementation saves, more when
   * the copies are spread over repositories, when they are changed often, and when some were
   * changed and their copies were not (inconsistent change is what makes clones cost: Krinke 2007).
   */
  public double actionability() {
    long saved = tokens() - members.stream().mapToLong(LiveSymbol::tokens).max().orElse(0);
    int pairs = members.size() * (members.size() - 1) / 2;
    return saved
        * (1 + Math.log(repositories()))
        * (1 + Math.log1p(changes))
        * (1 + diverged / (double) pairs);
  }

  private long count(String name) {
    return members.stream().filter(member -> member.name().equals(name)).count();
  }
}
