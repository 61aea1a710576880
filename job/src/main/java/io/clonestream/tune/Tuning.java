package io.clonestream.tune;

import io.clonestream.match.AdditiveModel;
import io.clonestream.match.AdditiveModel.Curve;
import io.clonestream.match.Calibration.Models;
import io.clonestream.match.Feature;
import io.clonestream.tune.Strays.Stray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Fits the models of a calibration, and says what they are worth on what they were not shown. */
final class Tuning {

  private final Recipe recipe;
  private final Budgets budgets;
  private final Material material;
  private final Consumer<String> progress;

  Tuning(Recipe recipe, Budgets budgets, Material material, Consumer<String> progress) {
    this.recipe = recipe;
    this.budgets = budgets;
    this.material = material;
    this.progress = progress;
  }

  /**
   * Both models fitted on everything.
   *
   * @param lexical without embeddings
   * @throws IllegalArgumentException naming the number and the rule where there is too little
   */
  Models models(boolean lexical) {
    return new Models(whole(false, lexical), whole(true, lexical));
  }

  private AdditiveModel whole(boolean isAcross, boolean lexical) {
    progress.accept(
        "fitting: " + (lexical ? "lexical " : "semantic ") + (isAcross ? "across" : "within"));
    AdditiveModel fitted = fitted(isAcross, lexical, Strays.NONE);
    AdditiveModel model = fitted.shifted(shift(fitted, isAcross, Strays.NONE));
    Strays types = material.types();
    List<float[]> alike = types.alike(isAcross, Strays.NONE, false);
    StrayBudget budget = budgets.types(isAcross, types.all());
    double constant = alike.size() <= budget.most() ? 0 : budget.shift(model, alike);
    return model.with(
        Feature.TYPES, new Curve(new double[] {0, 1}, new double[] {0, Math.min(0, constant)}));
  }

  /** A model that saw nothing of the fold, its bias not moved yet. */
  private AdditiveModel fitted(boolean isAcross, boolean lexical, int fold) {
    List<MadePair> shown = new ArrayList<>();
    for (MadePair pair : material.pairs()) {
      if (pair.kind().isAcross() == isAcross && !pair.touches(fold)) {
        shown.add(pair);
      }
    }
    for (Stray stray : material.functions().alike()) {
      if (stray.across() == isAcross && stray.training() && !stray.touches(fold)) {
        shown.add(stray.lookAlike());
      }
    }
    Recipe.Ridge ridge = recipe.ridge();
    return new AdditiveFit(
            recipe.shapes(isAcross, lexical), isAcross ? ridge.across() : ridge.within())
        .of(recipe.weighed(shown));
  }

  private double shift(AdditiveModel model, boolean isAcross, int fold) {
    Strays strays = material.functions();
    return budgets
        .functions(isAcross, strays.outside(isAcross, fold))
        .shift(model, strays.alike(isAcross, fold, false));
  }

  /**
   * What models say of the fold that they were not shown, fold after fold.
   *
   * @param folds how many
   */
  HeldBack heldBack(boolean isAcross, boolean lexical, int folds) {
    HeldBack held = new HeldBack(recipe, budgets.threshold());
    Strays strays = material.functions();
    for (int fold = 0; fold < folds; fold++) {
      progress.accept(
          String.format(
              "held back: %s %s, fold %d of %d",
              lexical ? "lexical" : "semantic", isAcross ? "across" : "within", fold + 1, folds));
      AdditiveModel fitted = fitted(isAcross, lexical, fold);
      double shift = shift(fitted, isAcross, fold);
      AdditiveModel model = fitted.shifted(shift);
      for (MadePair pair : material.pairs()) {
        if (pair.kind().isAcross() == isAcross && pair.fold() == fold) {
          held.add(pair, model, shift);
        }
      }
      for (Stray stray : strays.alike()) {
        if (stray.across() == isAcross && stray.training() && stray.fold() == fold) {
          held.add(stray.lookAlike(), model, shift);
        }
      }
      held.addStrays(strays.alike(isAcross, fold, true), strays.touching(isAcross, fold), model);
    }
    return held;
  }

  /** What models that are there already say of the same pairs. */
  HeldBack said(Models models, boolean isAcross) {
    HeldBack held = new HeldBack(recipe, budgets.threshold());
    AdditiveModel model = models.of(isAcross);
    for (MadePair pair : material.pairs()) {
      if (pair.kind().isAcross() == isAcross) {
        held.add(pair, model, 0);
      }
    }
    Strays strays = material.functions();
    for (Stray stray : strays.alike()) {
      if (stray.across() == isAcross && stray.training()) {
        held.add(stray.lookAlike(), model, 0);
      }
    }
    held.addStrays(strays.alike(isAcross, Strays.NONE, false), strays.all(), model);
    return held;
  }
}
