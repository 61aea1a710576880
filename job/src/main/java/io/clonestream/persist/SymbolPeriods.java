package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.follow.SymbolHistory.Place;
import io.clonestream.follow.SymbolHistory.Version;
import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The relationships of a symbol: every version is an instance of its class; members and calls hold
 * over as many versions as state them, touching periods joined; a move holds from the version that
 * it opened for as long as the symbol that moved goes on living.
 */
final class SymbolPeriods {

  private SymbolPeriods() {}

  static List<Relationship> relationships(SymbolHistory symbol) {
    List<Relationship> all = new ArrayList<>();
    for (Version version : symbol.versions()) {
      all.add(instance(symbol, version));
    }
    joined(symbol, version -> parents(version))
        .forEach(
            (parent, periods) ->
                periods.forEach(
                    period -> all.add(relationship(symbol, "MEMBER_OF", parent, period))));
    joined(symbol, Version::calledNames)
        .forEach(
            (name, periods) ->
                periods.forEach(
                    period ->
                        all.add(relationship(symbol, "CALLS_NAME", name(symbol, name), period))));
    all.addAll(moves(symbol));
    return all;
  }

  private static List<Relationship> moves(SymbolHistory symbol) {
    List<Relationship> moves = new ArrayList<>();
    for (Period life : Timeline.of(symbol.versions()).periods()) {
      Map<String, Version> first = new TreeMap<>();
      for (Version version : symbol.versions()) {
        String origin = version.previousSymbolId();
        if (origin != null
            && life.from() <= version.validFrom()
            && version.validFrom() < life.to()) {
          first.merge(origin, version, (a, b) -> a.validFrom() <= b.validFrom() ? a : b);
        }
      }
      first.forEach(
          (origin, version) ->
              moves.add(
                  relationship(
                      symbol,
                      "MOVED_FROM",
                      origin,
                      new Period(
                          version.validFrom(), life.to(), version.openedBy(), life.closedBy()))));
    }
    return moves;
  }

  static String name(SymbolHistory symbol, String name) {
    return symbol.tenant() + ":" + name;
  }

  private static List<String> parents(Version version) {
    return version.parentSymbolId() == null ? List.of() : List.of(version.parentSymbolId());
  }

  private static Relationship instance(SymbolHistory symbol, Version version) {
    Map<String, Object> properties =
        interval(
            new Period(
                version.validFrom(), version.validTo(), version.openedBy(), version.closedBy()));
    properties.put("id", symbol.symbolId() + "!" + version.sequence());
    properties.put("sequence", version.sequence());
    properties.put("startLine", (long) version.startLine());
    properties.put("endLine", (long) version.endLine());
    properties.put("generated", version.generated());
    List<Place> places = version.places();
    if (places.size() > 1) {
      properties.put("placedAt", places.stream().map(p -> Relationship.time(p.from())).toList());
      properties.put("startLines", places.stream().map(p -> (long) p.startLine()).toList());
      properties.put("endLines", places.stream().map(p -> (long) p.endLine()).toList());
    }
    return new Relationship(
        symbol.symbolId(),
        tense("INSTANCE_OF", version.validTo()),
        version.fragmentId(),
        properties);
  }

  private static Relationship relationship(
      SymbolHistory symbol, String type, String target, Period period) {
    return new Relationship(symbol.symbolId(), tense(type, period.to()), target, interval(period));
  }

  private static String tense(String type, long validTo) {
    return validTo == SymbolHistory.OPEN ? type : "WAS_" + type;
  }

  private static Map<String, Object> interval(Period period) {
    Map<String, Object> properties = new HashMap<>();
    properties.put("validFrom", Relationship.time(period.from()));
    properties.put("openedBy", period.openedBy());
    if (period.to() != SymbolHistory.OPEN) {
      properties.put("validTo", Relationship.time(period.to()));
      if (period.closedBy() != null) {
        properties.put("closedBy", period.closedBy());
      }
    }
    return properties;
  }

  private static Map<String, List<Period>> joined(
      SymbolHistory symbol, Function<Version, List<String>> stated) {
    Map<String, List<Period>> periods = new TreeMap<>();
    List<Version> ordered =
        symbol.versions().stream().sorted(Comparator.comparingLong(Version::validFrom)).toList();
    for (Version version : ordered) {
      for (String key : stated.apply(version)) {
        List<Period> known = periods.computeIfAbsent(key, any -> new ArrayList<>());
        Period last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (last != null && last.to() == version.validFrom()) {
          known.set(
              known.size() - 1,
              new Period(last.from(), version.validTo(), last.openedBy(), version.closedBy()));
        } else {
          known.add(
              new Period(
                  version.validFrom(), version.validTo(), version.openedBy(), version.closedBy()));
        }
      }
    }
    return periods;
  }
}
