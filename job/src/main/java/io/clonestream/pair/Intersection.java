package io.clonestream.pair;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Digest;
import io.clonestream.gate.Timeline;
import io.clonestream.gate.Timeline.Period;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges.EdgeVersion;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What holds while several things hold: always the intersection of their current timelines. */
public final class Intersection {

  private Intersection() {}

  /** The edge versions of a pair, oldest first. Both lists are in order and do not overlap. */
  public static List<EdgeVersion> of(
      Similarity similarity, List<Period> lower, List<Period> higher) {
    return of(lower, higher).stream()
        .map(
            period ->
                new EdgeVersion(
                    edgeId(similarity, period.from()),
                    period.from(),
                    period.to(),
                    period.openedBy(),
                    period.closedBy()))
        .toList();
  }

  /** The periods in which both lived, oldest first. Both lists are in order and do not overlap. */
  public static List<Period> of(List<Period> one, List<Period> other) {
    List<Period> both = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < one.size() && j < other.size()) {
      Period a = one.get(i);
      Period b = other.get(j);
      long from = Math.max(a.from(), b.from());
      long to = Math.min(a.to(), b.to());
      if (from < to) {
        both.add(new Period(from, to, openedBy(a, b), closedBy(a, b, to)));
      }
      if (a.to() <= b.to()) {
        i++;
      }
      if (b.to() <= a.to()) {
        j++;
      }
    }
    return both;
  }

  private static String openedBy(Period a, Period b) {
    if (a.from() != b.from()) {
      return a.from() > b.from() ? a.openedBy() : b.openedBy();
    }
    return a.openedBy().compareTo(b.openedBy()) <= 0 ? a.openedBy() : b.openedBy();
  }

  private static @Nullable String closedBy(Period a, Period b, long to) {
    if (to == Timeline.OPEN) {
      return null;
    }
    String ofA = a.to() == to ? a.closedBy() : null;
    String ofB = b.to() == to ? b.closedBy() : null;
    if (ofA == null || ofB == null) {
      return ofA == null ? ofB : ofA;
    }
    return ofA.compareTo(ofB) <= 0 ? ofA : ofB;
  }

  /** Hash of both ids, model, calibration and the first instant. */
  private static String edgeId(Similarity similarity, long validFrom) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      Bytes.writeString(similarity.lowerId(), out);
      Bytes.writeString(similarity.higherId(), out);
      Bytes.writeString(similarity.model(), out);
      Bytes.writeString(similarity.calibration(), out);
      out.writeLong(validFrom);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Digest.id(bytes.toByteArray());
  }
}
