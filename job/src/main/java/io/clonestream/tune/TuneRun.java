package io.clonestream.tune;

import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.Calibration;
import io.clonestream.match.Calibration.Models;
import io.clonestream.match.Features;
import io.clonestream.match.WordRarity;
import io.clonestream.tune.RepositoryReader.Code;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Makes a calibration from Git repositories alone. The same repositories, model and request give
 * the same bytes.
 */
public final class TuneRun {

  private static final int FOLDS = 5;
  private static final int PROGRESS_STEP = 1_000;

  private final TuneRequest request;
  private final Recipe recipe;
  private final Consumer<String> progress;

  /**
   * @param progress hears, line by line, what is being done
   */
  public TuneRun(TuneRequest request, Consumer<String> progress) {
    this.request = request;
    Path own = request.recipe();
    this.recipe = own == null ? Recipe.shipped() : Recipe.read(own);
    this.progress = progress;
  }

  /**
   * Reads, fits, writes and says what came out.
   *
   * @param vectors of the model that the job will run with
   * @param figures hears the figures, line by line
   * @return the calibration file
   * @throws IllegalArgumentException naming the number and the rule where there is too little
   */
  public Path run(VectorSource vectors, Consumer<String> figures) {
    List<Code> code = read();
    List<Specimen> functions = code.stream().flatMap(one -> one.functions().stream()).toList();
    String newWords = request.newWords();
    WordTable table = newWords == null ? null : WordTable.of(functions);
    WordRarity rarity = table == null ? WordRarity.load(request.words()) : table.rarity();
    Specimens specimens = Specimens.of(code, rarity, new Random(request.seed()));
    Material material = material(code, specimens, rarity, vectors);
    Tuning tuning = new Tuning(recipe, request.budgets(), material, progress);
    Models semantic = tuning.models(false);
    Models lexical = tuning.models(true);
    Provenance provenance = new Provenance(request, code, material, vectors.model());
    TuneReport report = new TuneReport(figures);
    report.material(material);
    for (boolean isLexical : new boolean[] {false, true}) {
      for (boolean isAcross : new boolean[] {false, true}) {
        report.heldBack(isAcross, isLexical, tuning.heldBack(isAcross, isLexical, FOLDS));
      }
    }
    report.all("fitted", tuning, semantic);
    String beside = request.beside();
    if (beside != null) {
      report.all(beside, tuning, Calibration.load(beside).semantic());
    }
    if (newWords != null && table != null) {
      table.write(
          request.out(), newWords, table.provenance("sub-token", code, request.functions()));
    }
    return new FittedCalibration(
            semantic,
            lexical,
            newWords == null ? request.words() : newWords,
            request.budgets().threshold(),
            request.viewThreshold(),
            recipe.prevalence(),
            provenance.entries(),
            provenance.text())
        .write(request.out(), request.id());
  }

  private List<Code> read() {
    Thin.checkRepositories(request.repositories(), FOLDS);
    return new RepositoryReader(request.sizes(), request.seed())
        .all(request.repositories(), progress);
  }

  private Material material(
      List<Code> code, Specimens specimens, WordRarity rarity, VectorSource vectors) {
    List<Fragment> fragments = specimens.all().stream().map(Specimen::fragment).toList();
    List<EmbeddedFragment> embedded =
        vectors.of(
            fragments,
            done -> {
              if (done % PROGRESS_STEP == 0) {
                say("inferred: %,d of at most %,d", done, fragments.size());
              }
            });
    Measure measure = new Measure(new Features(rarity), embedded);
    Folds folds = new Folds(code.stream().map(Code::repository).toList(), FOLDS, request.seed());
    MadePairs made = new MadePairs(measure, folds);
    say("making pairs");
    Random random = new Random(request.seed() + 1);
    new WithinPairs(random, made).make(specimens);
    new AcrossPairs(random, made).make(specimens);
    Thin.checkPairs(made.pairs());
    StrayPass pass = new StrayPass(measure, folds);
    Strays types = pass.of(specimens.types(), done -> {});
    List<Specimen> functions = specimens.functions();
    Strays strays =
        pass.of(
            functions,
            done -> {
              if (done % PROGRESS_STEP == 0) {
                say("paired with all others: %,d of %,d", done, functions.size());
              }
            });
    return new Material(new ArrayList<>(made.pairs()), strays, types);
  }

  private void say(String text, Object... values) {
    progress.accept(String.format(Locale.ROOT, text, values));
  }
}
