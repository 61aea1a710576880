package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The view "families": live symbols grouped by class, form and confident similarity without chains.
 * Forms are grouped first, which needs no symbols; the widest and largest groups become families
 * and are ranked by what there is to gain by acting on them.
 */
public final class Families {

  /** Confidence from which similar forms count as one family. */
  public static final double DEFAULT_CONFIDENCE = 0.9;

  /** Tokens below which copies are no news. */
  public static final int DEFAULT_TOKENS = 30;

  /** Groups of which symbols and history are read, where fewer are asked for. */
  private static final int RANKED = 100;

  private static final Comparator<Family> RANK =
      Comparator.comparingDouble(Family::actionability)
          .reversed()
          .thenComparing(family -> family.members().get(0).id());

  private record Candidate(CompleteLinkage.Group group, int places, int repositories, long tokens) {

    static final Comparator<Candidate> WIDEST =
        Comparator.comparingInt(Candidate::repositories)
            .thenComparingLong(Candidate::tokens)
            .reversed()
            .thenComparing(candidate -> candidate.group().members().get(0));

    static Candidate of(CompleteLinkage.Group group, Map<String, LiveForm> forms) {
      Set<String> repositories = new HashSet<>();
      int places = 0;
      long tokens = 0;
      for (String member : group.members()) {
        LiveForm form = forms.get(member);
        if (form != null) {
          repositories.addAll(form.repositories());
          places += form.places();
          tokens += (long) form.tokens() * form.places();
        }
      }
      return new Candidate(group, places, repositories.size(), tokens);
    }
  }

  private final GraphReader reader;

  public Families(GraphReader reader) {
    this.reader = reader;
  }

  /** The first families. */
  public List<Family> find(Scope scope, int minRepositories, int limit) {
    return find(scope, minRepositories, limit, new LeftOut());
  }

  /**
   * The first families.
   *
   * @param minRepositories families that span fewer are left out
   * @param limit most families
   * @param leftOut takes the symbols that are noise
   */
  public List<Family> find(Scope scope, int minRepositories, int limit, LeftOut leftOut) {
    Verdicts verdicts = Verdicts.of(reader, scope);
    Suppressions suppressions = Suppressions.read(reader, scope);
    Links links = new Links(verdicts);
    Map<String, LiveForm> forms = LiveForm.read(reader, scope, verdicts, links, leftOut);
    // What is suppressed is known of symbols, so that all of them must be read where anything is.
    int ranked = suppressions.isEmpty() ? Math.max(limit, RANKED) : Integer.MAX_VALUE;
    List<CompleteLinkage.Group> groups =
        new CompleteLinkage(forms.keySet(), links)
            .groups().stream()
                .map(group -> Candidate.of(group, forms))
                .filter(candidate -> candidate.places() > 1)
                .filter(candidate -> candidate.repositories() >= minRepositories)
                .sorted(Candidate.WIDEST)
                .limit(ranked)
                .map(Candidate::group)
                .toList();
    Changes changes = new Changes();
    List<Family> families =
        changes.counted(families(scope, verdicts, groups, suppressions, leftOut, changes));
    List<Family> first = families.stream().sorted(RANK).limit(limit).toList();
    return new Togetherness(reader, scope.at()).dated(first);
  }

  private List<Family> families(
      Scope scope,
      Verdicts verdicts,
      List<CompleteLinkage.Group> groups,
      Suppressions suppressions,
      LeftOut leftOut,
      Changes changes) {
    Map<String, Map<String, LiveSymbol>> byForm = new HashMap<>();
    List<String> forms = groups.stream().flatMap(group -> group.members().stream()).toList();
    List<LiveSymbol> symbols = new ArrayList<>();
    reader.forEach(
        "query/form_members",
        Map.of("forms", forms, "at", Instants.stored(scope.at())),
        row -> {
          symbols.add(LiveSymbol.of(row));
          changes.add(row);
        });
    symbols.stream()
        .filter(scope::covers)
        .filter(
            symbol -> {
              Noise noise = Noise.of(symbol, scope.included(), suppressions);
              if (noise == Noise.SUPPRESSED) { // the rest is counted where forms are read
                leftOut.add(noise, "");
              }
              return noise == null;
            })
        .sorted(Comparator.comparing(LiveSymbol::id))
        .forEach(
            symbol ->
                byForm
                    .computeIfAbsent(symbol.form(), form -> new LinkedHashMap<>())
                    .putIfAbsent(symbol.place(), symbol));
    List<Family> families = new ArrayList<>();
    for (CompleteLinkage.Group group : groups) {
      Map<String, LiveSymbol> byPlace = new LinkedHashMap<>();
      group
          .members()
          .forEach(form -> byForm.getOrDefault(form, Map.of()).forEach(byPlace::putIfAbsent));
      for (List<LiveSymbol> members : verdicts.parted(List.copyOf(byPlace.values()))) {
        if (members.size() > 1 && suppressions.coverAll(members)) {
          members.forEach(member -> leftOut.add(Noise.SUPPRESSED, ""));
        } else if (members.size() > 1) {
          families.add(family(group, members));
        }
      }
    }
    return families;
  }

  private static Family family(CompleteLinkage.Group group, List<LiveSymbol> members) {
    boolean oneForm = members.stream().map(LiveSymbol::form).distinct().count() == 1;
    boolean oneClass = members.stream().map(LiveSymbol::cloneClass).distinct().count() == 1;
    Similar within = oneClass ? Similar.SAME_CLASS : oneForm ? Similar.SAME_FORM : group.weakest();
    List<LiveSymbol> byPlace = members.stream().sorted(LiveSymbol.BY_PLACE).toList();
    return new Family(byPlace, within.cloneType(), within.confidence(), 0, 0, 0);
  }
}
