package io.clonestream.query;

import java.util.List;

/**
 * Live symbols that are copies of one another.
 *
 * @param members by place, at least two
 * @param cloneType the widest that holds within: 1 same class, 2 same form, 3 near miss, 4 semantic
 * @param confidence the lowest between any two of its forms
 * @param since instant, in milliseconds since 1970 UTC, from which two of it have lived together
 *     without a break
 */
public record Family(List<LiveSymbol> members, int cloneType, double confidence, long since) {

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

  private long count(String name) {
    return members.stream().filter(member -> member.name().equals(name)).count();
  }
}
