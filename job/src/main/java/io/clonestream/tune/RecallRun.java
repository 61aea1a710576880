package io.clonestream.tune;

import io.clonestream.infer.EmbeddedFragment;
import io.clonestream.infer.VectorSource;
import io.clonestream.match.BlockIndex;
import io.clonestream.match.Scorer;
import io.clonestream.match.Similarity;
import io.clonestream.tune.RecallFigures.Query;
import io.clonestream.tune.RepositoryReader.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What blocks lose: how many of the pairs that brute force finds among real code meet in one, and
 * how much comparing it takes.
 */
public final class RecallRun {

  private static final int PROGRESS_STEP = 1_000;

  private final RecallRequest request;
  private final Scorer scorer;
  private final Consumer<String> progress;

  /**
   * @param progress hears, line by line, what is being done
   */
  public RecallRun(RecallRequest request, Consumer<String> progress) {
    this.request = request;
    this.scorer = new Scorer(request.calibration());
    this.progress = progress;
  }

  /** Reads, compares and says what came out. */
  public RecallFigures run(VectorSource vectors) {
    List<Code> code =
        new RepositoryReader(request.sizes(), request.seed()).all(request.repositories(), progress);
    Map<String, Specimen> distinct = new LinkedHashMap<>();
    code.stream()
        .flatMap(one -> Stream.concat(one.functions().stream(), one.types().stream()))
        .forEach(specimen -> distinct.putIfAbsent(specimen.fragment().id(), specimen));
    List<EmbeddedFragment> fragments =
        vectors.of(
            distinct.values().stream().map(Specimen::fragment).toList(),
            done -> say(done, "inferred: %,d of at most %,d", distinct.size()));
    progress.accept("sorting into blocks");
    BlockIndex blocks = new BlockIndex(request.codebook(), request.screen(), fragments);
    List<RandomPairs.Stored> stored = new ArrayList<>();
    long[] candidates = {0};
    blocks.forEachCandidate(
        (a, b) -> {
          candidates[0]++;
          Similarity similarity = scorer.of(a, b);
          if (scorer.stores(similarity)) {
            stored.add(
                new RandomPairs.Stored(
                    specimen(distinct, similarity.lowerId()),
                    specimen(distinct, similarity.higherId()),
                    similarity));
          }
        });
    return new RecallFigures(
        request.calibration().storeThreshold(),
        fragments.size(),
        blocks,
        candidates[0],
        queries(fragments, blocks),
        RandomPairs.of(distinct.values(), stored, request.calibration().viewThreshold()));
  }

  private static Specimen specimen(Map<String, Specimen> distinct, String id) {
    return Objects.requireNonNull(distinct.get(id), id);
  }

  private List<Query> queries(List<EmbeddedFragment> fragments, BlockIndex blocks) {
    List<EmbeddedFragment> shuffled = new ArrayList<>(fragments);
    Collections.shuffle(shuffled, new Random(request.seed()));
    List<EmbeddedFragment> asked =
        shuffled.subList(0, Math.min(request.queries(), shuffled.size()));
    AtomicInteger done = new AtomicInteger();
    return asked.parallelStream()
        .map(
            one -> {
              Query query = query(one, fragments, blocks);
              say(done.incrementAndGet(), "compared with all others: %,d of %,d", asked.size());
              return query;
            })
        .toList();
  }

  private Query query(EmbeddedFragment one, List<EmbeddedFragment> all, BlockIndex blocks) {
    Query query = new Query();
    for (EmbeddedFragment other : all) {
      if (other != one && Scorer.admits(one.fragment(), other.fragment())) {
        Similarity similarity = scorer.of(one, other);
        query.compared++;
        if (scorer.stores(similarity)) {
          query.add(similarity, blocks.meet(one, other));
        }
      }
    }
    return query;
  }

  private void say(int done, String text, int all) {
    if (done % PROGRESS_STEP == 0) {
      progress.accept(String.format(Locale.ROOT, text, done, all));
    }
  }
}
