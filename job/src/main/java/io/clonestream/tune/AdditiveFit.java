package io.clonestream.tune;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.AdditiveModel.Curve;
import io.clonestream.match.Feature;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Fits an additive model whose curves are monotone: the rise over each segment between two knots is
 * a coefficient of its own and keeps its sign (regression splines of order one: Ramsay, Monotone
 * regression splines in action, 1988). What is least is the weighted mean of the log loss plus half
 * the ridge times the sum of all squared rises, each divided by the width of its segment, so that
 * what few values meet stays small.
 *
 * <p>Newton's method: every step minimises the quadratic approximation within the signs ({@link
 * BoundedQuadratic}) and is halved until it descends. The problem is convex, nothing is drawn by
 * chance, and what comes out does not depend on the order of the examples.
 */
final class AdditiveFit {

  /** Clones, and other pairs, below which no model is fitted. */
  static final int LEAST_EXAMPLES = 50;

  private static final int MOST_STEPS = 100;
  private static final double ENOUGH = 1e-11;

  /** Least width of a segment in the ridge, as a share of the mean width. */
  private static final double LEAST_WIDTH = .1;

  /** Armijo's rule: the share of the promised descent that a step must bring. */
  private static final double SUFFICIENT = 1e-4;

  private final List<Shape> shapes;
  private final double[] ridge;
  private final int columns;

  /**
   * @param ridge by which the squared rises count, in units of the mean log loss
   */
  AdditiveFit(List<Shape> shapes, double ridge) {
    this.shapes = shapes;
    this.columns = shapes.stream().mapToInt(Shape::segments).sum() + 1;
    this.ridge = new double[columns];
    int column = 0;
    for (Shape shape : shapes) {
      double range = shape.knots()[shape.segments()] - shape.knots()[0];
      for (int i = 0; i < shape.segments(); i++) {
        double width = shape.width(i) / range * shape.segments();
        this.ridge[column++] = ridge / Math.max(LEAST_WIDTH, width);
      }
    }
  }

  /**
   * The model, its log-odds rounded to the four decimals in which they are written.
   *
   * @throws IllegalArgumentException when there are too few clones or others
   */
  AdditiveModel of(List<Example> examples) {
    long clones = examples.stream().filter(e -> e.weight() > 0 && e.isClone()).count();
    long others = examples.stream().filter(e -> e.weight() > 0 && !e.isClone()).count();
    if (clones < LEAST_EXAMPLES || others < LEAST_EXAMPLES) {
      throw new IllegalArgumentException(
          "A model needs at least %d clones and %d other pairs, not %d and %d"
              .formatted(LEAST_EXAMPLES, LEAST_EXAMPLES, clones, others));
    }
    double total = examples.stream().mapToDouble(Example::weight).sum();
    double cloned =
        examples.stream().filter(Example::isClone).mapToDouble(Example::weight).sum() / total;
    double[] at = new double[columns];
    at[columns - 1] = Math.log(cloned / (1 - cloned));
    double loss = loss(examples, total, at);
    for (int step = 0; step < MOST_STEPS; step++) {
      BoundedQuadratic quadratic = approximate(examples, total, at);
      double[] towards = quadratic.minimum();
      double promised = quadratic.slope(towards);
      double length = 1;
      double[] next = moved(at, towards, length);
      double reached = loss(examples, total, next);
      while (reached > loss + SUFFICIENT * length * promised && length > 1e-6) {
        length /= 2;
        next = moved(at, towards, length);
        reached = loss(examples, total, next);
      }
      if (loss - reached < ENOUGH) {
        break;
      }
      at = next;
      loss = reached;
    }
    return model(at);
  }

  private double[] moved(double[] at, double[] towards, double length) {
    double[] moved = at.clone();
    int column = 0;
    for (Shape shape : shapes) {
      for (int i = 0; i < shape.segments(); i++, column++) {
        moved[column] = shape.bounded(at[column] + length * towards[column]);
      }
    }
    moved[column] += length * towards[column];
    return moved;
  }

  private double loss(List<Example> examples, double total, double[] at) {
    double loss = 0;
    double[] row = new double[columns];
    for (Example example : examples) {
      fill(row, example.features());
      double odds = product(row, at);
      double signed = example.isClone() ? -odds : odds;
      // ln(1 + exp(x)) without overflow
      double cost = Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed)));
      loss += example.weight() / total * cost;
    }
    for (int i = 0; i < columns; i++) {
      loss += ridge[i] / 2 * at[i] * at[i];
    }
    return loss;
  }

  private BoundedQuadratic approximate(List<Example> examples, double total, double[] at) {
    double[] gradient = new double[columns];
    double[][] hessian = new double[columns][columns];
    double[] row = new double[columns];
    for (Example example : examples) {
      fill(row, example.features());
      double weight = example.weight() / total;
      double probability = 1 / (1 + Math.exp(-product(row, at)));
      double error = weight * (probability - (example.isClone() ? 1 : 0));
      double curvature = weight * probability * (1 - probability);
      for (int i = 0; i < columns; i++) {
        if (row[i] != 0) {
          gradient[i] += error * row[i];
          double scaled = curvature * row[i];
          for (int j = 0; j <= i; j++) {
            hessian[i][j] += scaled * row[j];
          }
        }
      }
    }
    for (int i = 0; i < columns; i++) {
      gradient[i] += ridge[i] * at[i];
      hessian[i][i] += ridge[i];
      for (int j = 0; j < i; j++) {
        hessian[j][i] = hessian[i][j];
      }
    }
    double[] lower = new double[columns];
    double[] upper = new double[columns];
    int column = 0;
    for (Shape shape : shapes) {
      for (int i = 0; i < shape.segments(); i++, column++) {
        lower[column] = shape.bounded(Double.NEGATIVE_INFINITY) - at[column];
        upper[column] = shape.bounded(Double.POSITIVE_INFINITY) - at[column];
      }
    }
    lower[column] = Double.NEGATIVE_INFINITY;
    upper[column] = Double.POSITIVE_INFINITY;
    return new BoundedQuadratic(gradient, hessian, lower, upper);
  }

  private void fill(double[] row, float[] features) {
    int column = 0;
    for (Shape shape : shapes) {
      double value = features[shape.feature().ordinal()];
      for (int i = 0; i < shape.segments(); i++) {
        row[column++] = shape.share(i, value);
      }
    }
    row[column] = 1;
  }

  private static double product(double[] row, double[] at) {
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      sum += row[i] * at[i];
    }
    return sum;
  }

  private AdditiveModel model(double[] at) {
    Map<Feature, Curve> curves = new EnumMap<>(Feature.class);
    int column = 0;
    for (Shape shape : shapes) {
      double[] values = new double[shape.knots().length];
      double sum = 0;
      for (int i = 1; i < values.length; i++) {
        sum += at[column++];
        values[i] = AdditiveModel.rounded(sum);
      }
      curves.put(shape.feature(), new Curve(shape.knots(), values));
    }
    return AdditiveModel.of(AdditiveModel.rounded(at[column]), curves);
  }
}
