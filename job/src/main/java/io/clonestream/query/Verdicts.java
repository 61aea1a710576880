package io.clonestream.query;

import io.clonestream.persist.GraphReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people decided on pairs, as it holds at an instant. A verdict on two symbols is one on all
 * their copies, renamed ones too: on two forms; within a form on two clone classes, or on one. Of
 * several the last one that was said stands.
 */
public final class Verdicts {

  /** What is judged: forms or classes, in order. */
  private record Judged(String lower, String higher) {
    static Judged of(String one, String other) {
      return one.compareTo(other) <= 0 ? new Judged(one, other) : new Judged(other, one);
    }
  }

  /** Two forms that are clones whatever their confidence. */
  private record Confirmed(String form, String other, double confidence, long cloneType) {}

  private final List<Verdict> said = new ArrayList<>();
  private final Map<Judged, Verdict> standing = new HashMap<>();
  private final List<Confirmed> confirmed = new ArrayList<>();
  private final Set<String> confirmedClasses = new HashSet<>();
  private final Set<String> partedForms = new HashSet<>();

  private Verdicts() {}

  /** Those that count for a question: none where it is asked without. */
  static Verdicts of(GraphReader reader, Scope scope) {
    return scope.verdicts() ? read(reader, scope.tenant(), scope.at()) : new Verdicts();
  }

  /**
   * The verdicts of a tenant.
   *
   * @param at instant in milliseconds since 1970 UTC, or {@link Scope#NOW}
   */
  public static Verdicts read(GraphReader reader, String tenant, long at) {
    Verdicts verdicts = new Verdicts();
    reader.forEach(
        "query/verdicts",
        Map.of("tenant", tenant, "at", Instants.stored(at)),
        row -> {
          Verdict verdict = Verdict.of(row);
          verdicts.said.add(verdict);
          String form = row.text("form");
          String other = row.text("otherForm");
          boolean within = form.equals(other);
          Judged judged =
              within
                  ? Judged.of(row.text("cloneClass"), row.text("otherClass"))
                  : Judged.of(form, other);
          if (verdicts.standing.putIfAbsent(judged, verdict) != null) {
            return; // one that was said later stands
          }
          if (within && !verdict.clones()) {
            verdicts.partedForms.add(form);
          }
          for (List<Object> edge :
              verdict.clones() ? row.lists("edges") : List.<List<Object>>of()) {
            verdicts.confirmed.add(
                new Confirmed(form, other, (Double) edge.get(0), (Long) edge.get(1)));
            verdicts.confirmedClasses.add(row.text("cloneClass"));
            verdicts.confirmedClasses.add(row.text("otherClass"));
          }
        });
    return verdicts;
  }

  /** Every verdict that holds, last said first; also where a later one on copies stands. */
  public List<Verdict> said() {
    return List.copyOf(said);
  }

  /**
   * Those that hold between symbols of these repositories.
   *
   * @param repositories names; empty for all
   */
  public List<Verdict> said(List<String> repositories) {
    return said.stream()
        .filter(v -> repositories.isEmpty() || repositories.containsAll(v.repositories()))
        .toList();
  }

  /** Classes of forms that are clones whatever their confidence. */
  List<String> confirmedClasses() {
    return List.copyOf(confirmedClasses);
  }

  /** Adds how those forms resemble each other, though it may be less than was asked for. */
  void addConfirmed(Links links) {
    confirmed.forEach(c -> links.add(c.form(), c.other(), c.confidence(), c.cloneType()));
  }

  /** The verdict on two different forms. */
  @Nullable Verdict onForms(String form, String other) {
    return standing.isEmpty() ? null : standing.get(Judged.of(form, other));
  }

  /** The verdict on two symbols of one form. */
  @Nullable Verdict within(LiveSymbol a, LiveSymbol b) {
    return standing.isEmpty() ? null : standing.get(Judged.of(a.cloneClass(), b.cloneClass()));
  }

  /**
   * Symbols so parted that nobody said of two in a part that these are no clones though they are of
   * one form: each joins the first part with nothing against it.
   */
  List<List<LiveSymbol>> parted(List<LiveSymbol> symbols) {
    if (symbols.stream().noneMatch(symbol -> partedForms.contains(symbol.form()))) {
      return List.of(symbols);
    }
    List<List<LiveSymbol>> parts = new ArrayList<>();
    for (LiveSymbol symbol : symbols) {
      parts.stream()
          .filter(part -> part.stream().noneMatch(member -> parts(symbol, member)))
          .findFirst()
          .orElseGet(
              () -> {
                List<LiveSymbol> part = new ArrayList<>();
                parts.add(part);
                return part;
              })
          .add(symbol);
    }
    return parts;
  }

  private boolean parts(LiveSymbol a, LiveSymbol b) {
    Verdict verdict = a.form().equals(b.form()) ? within(a, b) : null;
    return verdict != null && verdict.silences(Similar.withinForm(a, b).cloneType());
  }
}
