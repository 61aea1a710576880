package io.clonestream.pair;

import io.clonestream.follow.Stamp;
import io.clonestream.match.Similarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pair and all its edge versions, oldest first: the whole content of its key. A pair that never
 * lived together, or is not kept, has none; its revision is 0 while it never had one.
 */
public record PairEdges(Stamp stamp, Similarity similarity, List<EdgeVersion> versions) {

  /** The same content under another stamp. */
  public PairEdges withStamp(Stamp other) {
    return new PairEdges(other, similarity, versions);
  }

  /** Whether it only withdraws what an earlier attempt may have written. */
  public boolean isWithdrawal() {
    return versions.isEmpty() && stamp.revision() == 0;
  }

  /** Open end of a period: both classes still live. */
  public static final long OPEN = Long.MAX_VALUE;

  /**
   * Both classes lived over [validFrom, validTo).
   *
   * @param edgeId hash of both ids, model, calibration and validFrom: 32 hexadecimal digits
   * @param validTo {@link PairEdges#OPEN} while both live
   * @param closedBy null while both live
   */
  public record EdgeVersion(
      String edgeId, long validFrom, long validTo, String openedBy, @Nullable String closedBy) {}
}
