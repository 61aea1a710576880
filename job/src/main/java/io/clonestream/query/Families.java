package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The view "families": live symbols grouped by class, form and confident similarity without chains,
 * ranked by how many repositories a family spans, then by the tokens of all its members.
 */
public final class Families {

  /** Confidence from which similar forms count as one family. */
  public static final double DEFAULT_CONFIDENCE = 0.9;

  /** Tokens below which copies are no news: accessors, delegations. */
  public static final int DEFAULT_TOKENS = 30;

  private static final Comparator<Family> RANK =
      Comparator.comparingInt(Family::repositories)
          .thenComparingLong(Family::tokens)
          .reversed()
          .thenComparing(family -> family.members().get(0).id());

  private final GraphReader reader;

  public Families(GraphReader reader) {
    this.reader = reader;
  }

  /**
   * The first families.
   *
   * @param minRepositories families that span fewer are left out
   * @param limit most families
   */
  public List<Family> find(Scope scope, int minRepositories, int limit) {
    LiveGraph graph = LiveGraph.read(reader, scope);
    List<Family> families = new ArrayList<>();
    for (CompleteLinkage.Group group : new CompleteLinkage(graph).groups()) {
      Map<String, LiveSymbol> byPlace = new LinkedHashMap<>();
      for (String form : group.members()) {
        for (LiveSymbol symbol : graph.members().getOrDefault(form, List.of())) {
          byPlace.putIfAbsent(symbol.place(), symbol);
        }
      }
      if (byPlace.size() > 1) {
        Family family = family(group, new ArrayList<>(byPlace.values()));
        if (family.repositories() >= minRepositories) {
          families.add(family);
        }
      }
    }
    List<Family> first = families.stream().sorted(RANK).limit(limit).toList();
    return new Togetherness(reader, scope.at()).dated(first);
  }

  private static Family family(CompleteLinkage.Group group, List<LiveSymbol> members) {
    members.sort(LiveSymbol.BY_PLACE);
    Similar weakest = group.weakest();
    boolean oneForm = group.members().size() == 1;
    boolean oneClass = members.stream().map(LiveSymbol::cloneClass).distinct().count() == 1;
    Similar within = oneForm && !oneClass ? Similar.SAME_FORM : weakest;
    return new Family(members, within.cloneType(), within.confidence(), 0);
  }
}
