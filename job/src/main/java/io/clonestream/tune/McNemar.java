package io.clonestream.tune;

/**
 * Whether one of two ways to decide is right more often, by the pairs of which only one is right
 * (McNemar, Psychometrika 12, 1947; exact, as a binomial test of a fair coin).
 *
 * @param onlyA pairs that only the first decides rightly
 * @param onlyB pairs that only the second decides rightly
 */
public record McNemar(int onlyA, int onlyB) {

  /** Two-sided: how likely a difference at least as large is, were both equally good. */
  public double p() {
    int n = onlyA + onlyB;
    int fewer = Math.min(onlyA, onlyB);
    double logTerm = -n * Math.log(2);
    double tail = Math.exp(logTerm);
    for (int k = 1; k <= fewer; k++) {
      logTerm += Math.log((double) (n - k + 1) / k);
      tail += Math.exp(logTerm);
    }
    return Math.min(1, 2 * tail);
  }

  /** How many times as often only the first is right; infinite where only the second never is. */
  public double oddsRatio() {
    return (double) onlyA / onlyB;
  }

  /**
   * Cohen's g: how far the share of the better one lies above a half. From .05 small, from .15
   * medium, from .25 large (Cohen, Statistical Power Analysis, 1988, chapter 5); 0 where they never
   * differ.
   */
  public double g() {
    int n = onlyA + onlyB;
    return n == 0 ? 0 : (double) Math.max(onlyA, onlyB) / n - .5;
  }
}
