package io.clonestream.watch;

import java.util.Arrays;
import java.util.Random;

/** Series around the level 1 that differ in how their values scatter; the same seed, the same. */
enum Noise {
  NORMAL,
  LOG_NORMAL,
  /** Student's t with two degrees of freedom, in the exponent: no variance. */
  HEAVY_TAILED,
  /** Log-normal, of each 50 values up to five in a row twice to four times as high. */
  BURSTS,
  /** Log-normal, neighbours correlated by .3; likewise the others. */
  CORRELATED_3,
  CORRELATED_5,
  CORRELATED_7;

  /** A series of this length with this scatter, as a share of the level. */
  double[] series(long seed, int length, double scatter) {
    Random random = new Random(seed);
    double[] values =
        switch (this) {
          case CORRELATED_3 -> correlated(random, length, .3);
          case CORRELATED_5 -> correlated(random, length, .5);
          case CORRELATED_7 -> correlated(random, length, .7);
          case HEAVY_TAILED -> heavyTailed(random, length);
          default -> correlated(random, length, 0);
        };
    Arrays.setAll(
        values,
        i -> this == NORMAL ? Math.max(0, 1 + scatter * values[i]) : Math.exp(scatter * values[i]));
    if (this == BURSTS) {
      for (int burst = 0; burst < length / 50; burst++) {
        int from = random.nextInt(length - 5);
        int to = from + 1 + random.nextInt(5);
        double factor = 2 + 2 * random.nextDouble();
        for (int i = from; i < to; i++) {
          values[i] *= factor;
        }
      }
    }
    return values;
  }

  /** The series, from a place on worse by this share. */
  static double[] slowed(double[] values, int from, double share) {
    double[] slowed = values.clone();
    for (int i = from; i < slowed.length; i++) {
      slowed[i] *= 1 + share;
    }
    return slowed;
  }

  private static double[] correlated(Random random, int length, double correlation) {
    double[] values = new double[length];
    double last = random.nextGaussian();
    for (int i = 0; i < length; i++) {
      values[i] = last;
      last = correlation * last + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
    }
    return values;
  }

  private static double[] heavyTailed(Random random, int length) {
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian() / Math.sqrt(-Math.log(1 - random.nextDouble()));
    }
    return values;
  }
}
