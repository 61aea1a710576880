package io.clonestream.match;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A logistic regression whose terms are curves: the log-odds are a bias and, for each feature, a
 * piecewise linear function of its value (a generalised additive model: Hastie and Tibshirani,
 * 1986). Every term can be read and drawn on its own.
 */
public final class AdditiveModel {

  private static final double DECIMALS = 1e4;

  private final double bias;
  private final @Nullable Curve[] curves;

  private AdditiveModel(double bias, @Nullable Curve[] curves) {
    this.bias = bias;
    this.curves = curves;
  }

  /** The model of these curves; features without one do not count. */
  public static AdditiveModel of(double bias, Map<Feature, Curve> curves) {
    @Nullable Curve[] byOrdinal = new Curve[Feature.values().length];
    curves.forEach((feature, curve) -> byOrdinal[feature.ordinal()] = curve);
    return new AdditiveModel(bias, byOrdinal);
  }

  /**
   * Log-odds by value: linear between knots, constant beyond the first and the last.
   *
   * @param knots ascending
   * @param values log-odds at each knot
   */
  @SuppressWarnings("ArrayRecordComponent") // shared, never changed nor compared
  public record Curve(double[] knots, double[] values) {

    /** Not a number stands for a value that is not known: it counts as much as any. */
    double at(double x) {
      if (Double.isNaN(x)) {
        return Arrays.stream(values).max().orElseThrow();
      }
      int last = knots.length - 1;
      if (x <= knots[0]) {
        return values[0];
      }
      if (x >= knots[last]) {
        return values[last];
      }
      int i = 1;
      while (knots[i] < x) {
        i++;
      }
      double share = (x - knots[i - 1]) / (knots[i] - knots[i - 1]);
      return values[i - 1] + share * (values[i] - values[i - 1]);
    }
  }

  /**
   * The model of the keys that begin with {@code prefix}: {@code bias}, a number, and for each
   * feature that counts its curve as {@code knot:value} pairs, knots ascending.
   *
   * @param id of the calibration, for messages
   * @throws IllegalArgumentException with the key, the value and the rule where one is wrong
   */
  static AdditiveModel parse(String id, Properties properties, String prefix) {
    @Nullable Curve[] curves = new Curve[Feature.values().length];
    for (Feature feature : Feature.values()) {
      String key = prefix + feature.key();
      String text = properties.getProperty(key);
      curves[feature.ordinal()] = text == null ? null : curve(id, key, text.strip());
    }
    for (String key : properties.stringPropertyNames()) {
      String name = key.startsWith(prefix) ? key.substring(prefix.length()) : "bias";
      if (!name.equals("bias")
          && Arrays.stream(Feature.values()).noneMatch(feature -> feature.key().equals(name))) {
        throw new IllegalArgumentException(
            "Key " + key + " in calibration " + id + " names no feature: '" + name + "'");
      }
    }
    return new AdditiveModel(Calibration.number(id, properties, prefix + "bias"), curves);
  }

  private static Curve curve(String id, String key, String text) {
    String[] pairs = text.split("\\s+");
    double[] knots = new double[pairs.length];
    double[] values = new double[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      String[] pair = pairs[i].split(":", 2);
      knots[i] = pair.length < 2 ? Double.NaN : number(pair[0]);
      values[i] = pair.length < 2 ? Double.NaN : number(pair[1]);
      if (Double.isNaN(knots[i] + values[i]) || i > 0 && knots[i] <= knots[i - 1]) {
        throw new IllegalArgumentException(
            "Value '"
                + text
                + "' of "
                + key
                + " in calibration "
                + id
                + " must be pairs of finite"
                + " numbers knot:value with ascending knots: '"
                + pairs[i]
                + "' is none");
      }
    }
    return new Curve(knots, values);
  }

  private static double number(String text) {
    try {
      double value = Double.parseDouble(text);
      return Double.isFinite(value) ? value : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Probability for these features. */
  public double probability(float[] features) {
    return 1 / (1 + Math.exp(-logOdds(features)));
  }

  /** Natural logarithm of the odds for these features, by the ordinal of each. */
  public double logOdds(float[] features) {
    return logOdds(feature -> features[feature.ordinal()]);
  }

  /** The same; only of features that count is asked how much there is. */
  double logOdds(ToDoubleFunction<Feature> features) {
    double logOdds = bias;
    for (Feature feature : Feature.ALL) {
      Curve curve = curves[feature.ordinal()];
      if (curve != null) {
        logOdds += curve.at(features.applyAsDouble(feature));
      }
    }
    return logOdds;
  }

  /** The most that a feature adds while it lies within these bounds; 0 where it does not count. */
  double most(Feature feature, double from, double to) {
    Curve curve = curves[feature.ordinal()];
    if (curve == null) {
      return 0;
    }
    double most = Math.max(curve.at(from), curve.at(to));
    for (int i = 0; i < curve.knots().length; i++) {
      if (curve.knots()[i] > from && curve.knots()[i] < to) {
        most = Math.max(most, curve.values()[i]);
      }
    }
    return most;
  }

  /** Log-odds of everything. */
  double bias() {
    return bias;
  }

  /** The same curves with other log-odds of everything. */
  public AdditiveModel shifted(double by) {
    return new AdditiveModel(bias + by, curves);
  }

  /** The same with another curve of one feature. */
  public AdditiveModel with(Feature feature, Curve curve) {
    @Nullable Curve[] changed = curves.clone();
    changed[feature.ordinal()] = curve;
    return new AdditiveModel(bias, changed);
  }

  /** What {@link #parse} reads, in the order of the features; log-odds have four decimals. */
  public Map<String, String> entries(String prefix) {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put(prefix + "bias", decimal(bias));
    for (Feature feature : Feature.values()) {
      Curve curve = curves[feature.ordinal()];
      if (curve != null) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < curve.knots().length; i++) {
          text.append(i == 0 ? "" : " ")
              .append(
                  new BigDecimal(Double.toString(curve.knots()[i]))
                      .stripTrailingZeros()
                      .toPlainString())
              .append(':')
              .append(decimal(curve.values()[i]));
        }
        entries.put(prefix + feature.key(), text.toString());
      }
    }
    return entries;
  }

  /** Log-odds with as many decimals as {@link #entries} writes. */
  public static double rounded(double logOdds) {
    return Math.rint(logOdds * DECIMALS) / DECIMALS + 0.0; // never minus zero
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.4f", rounded(value));
  }

  /** Whether the feature counts for anything. */
  boolean uses(Feature feature) {
    Curve curve = curves[feature.ordinal()];
    return curve != null && Arrays.stream(curve.values()).anyMatch(value -> value != 0);
  }
}
