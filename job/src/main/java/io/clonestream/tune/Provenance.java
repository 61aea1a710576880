package io.clonestream.tune;

import io.clonestream.tune.RepositoryReader.Code;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says what a calibration was made of. */
record Provenance(TuneRequest request, List<Code> code, Material material, String model) {

  /** As keys and values. */
  Map<String, String> entries() {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("model", model);
    entries.put("seed", Long.toString(request.seed()));
    entries.put("functions.most", Integer.toString(request.functions()));
    entries.put("corpus.functions", Long.toString(request.budgets().corpus()));
    entries.put("strays.within", share(request.budgets().within()));
    entries.put("strays.across", share(request.budgets().across()));
    entries.put("strays.types", share(request.budgets().types()));
    entries.put("random.functions", Long.toString(material.functions().all()));
    entries.put("random.types", Long.toString(material.types().all()));
    material.counts().forEach((kind, count) -> entries.put("pairs." + kind.key(), "" + count));
    Map<String, Code> sorted = new TreeMap<>();
    code.forEach(one -> sorted.put(one.repository(), one));
    sorted.forEach(
        (name, one) ->
            entries.put(
                "repository." + name,
                one.head()
                    + one.earlier().stream().map(e -> " " + e).collect(Collectors.joining())));
    return entries;
  }

  /** In words. */
  String text() {
    Map<PairKind, Long> counts = material.counts();
    return String.format(
        Locale.ROOT,
        "Fitted by 'clonestream tune' on functions of %d repositories, each at its head and at two"
            + " earlier commits (keys repository.*). Within one language the clones are %,d pairs"
            + " of one function at two commits and %,d of a function and an edited copy; across"
            + " languages %,d pairs of functions of one name in collections of algorithms, and %,d"
            + " with either name hidden. The others are random pairs, the most alike of %,d random"
            + " pairs of different repositories, functions of one file or one name, the nearest by"
            + " embedding and copies of which little is left (keys pairs.*). The confidence is a"
            + " probability at the stated prevalence before the biases were moved so that of these"
            + " random pairs at most %s within and %s across languages are stored: in a corpus of"
            + " %,d functions a function then has one stray pair on average. No judged set took"
            + " part.",
        code.size(),
        counts.getOrDefault(PairKind.HISTORY, 0L),
        counts.getOrDefault(PairKind.EDITED, 0L),
        counts.getOrDefault(PairKind.ALGORITHM, 0L),
        counts.getOrDefault(PairKind.ALGORITHM_HIDDEN, 0L),
        material.functions().all(),
        share(request.budgets().within()),
        share(request.budgets().across()),
        request.budgets().corpus());
  }

  private static String share(double share) {
    return String.format(Locale.ROOT, "%.1e", share);
  }
}
