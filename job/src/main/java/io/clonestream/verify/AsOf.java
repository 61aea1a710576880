package io.clonestream.verify;

import io.clonestream.feed.BranchKey;
import io.clonestream.feed.Snapshots;
import io.clonestream.fingerprint.Fingerprint;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.infer.VectorSource;
import io.clonestream.persist.GraphReader;
import io.clonestream.persist.LivedContent;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.SymbolChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * How a graph, as of the instant of one commit, differs from a fresh run on the tree of that
 * commit. What differs for a reason that lies in the rules is counted apart.
 *
 * @param symbols that live in the fresh run
 * @param pairs of clone classes that resemble each other in the fresh run
 * @param differences that no rule accounts for
 * @param generated pairs of which one side lived in generated code only, at that instant: a class
 *     is compared from the first member ever that is not generated, and stays so
 * @param refused symbols whose state the job refuses: the one before it stands
 */
public record AsOf(
    CommitPublished step,
    long symbols,
    long pairs,
    List<Difference> differences,
    List<Difference> generated,
    Set<String> refused) {

  /** Makes fresh runs. Not for several threads. */
  public static final class Runs {

    private final Snapshots snapshots;
    private final VectorSource vectors;
    private final ExpectedPairs pairs;

    public Runs(Snapshots snapshots, VectorSource vectors, ExpectedPairs pairs) {
      this.snapshots = snapshots;
      this.vectors = vectors;
      this.pairs = pairs;
    }

    /**
     * Compares a graph as of a step with the tree after it.
     *
     * @param graph says what lived by the graph, the symbols of these ids left out
     * @param inferred hears how many vectors were inferred
     */
    public AsOf compare(
        CommitPublished step, Function<Set<String>, LivedContent> graph, IntConsumer inferred) {
      ExpectedGraph fresh = new ExpectedGraph();
      Set<String> refused = new TreeSet<>();
      snapshots.read(step, change -> add(change, fresh, refused));
      LivedContent expected =
          LivedContent.of(
              fresh.rows(pairs.of(vectors.of(fresh.compared(), inferred))),
              branch(step),
              step.getValidTime().toEpochMilli());
      LivedContent stored = graph.apply(refused);
      Set<String> compared = new TreeSet<>();
      fresh.compared().stream().map(Fragment::id).forEach(compared::add);
      List<Difference> differences = new ArrayList<>();
      List<Difference> generated = new ArrayList<>();
      for (Difference difference : Difference.between(expected, stored)) {
        (isOfGenerated(difference, expected.classes(), compared) ? generated : differences)
            .add(difference);
      }
      return new AsOf(step, expected.symbols(), expected.pairs(), differences, generated, refused);
    }

    /** The same of a stored graph. */
    public AsOf compare(CommitPublished step, GraphReader reader, IntConsumer inferred) {
      long at = step.getValidTime().toEpochMilli();
      return compare(
          step, leftOut -> LivedContent.stored(reader, branch(step), at, leftOut), inferred);
    }

    private static String branch(CommitPublished step) {
      return new BranchKey(step.getTenant(), step.getRepository(), step.getBranch()).key();
    }

    private static void add(SymbolChange change, ExpectedGraph fresh, Set<String> refused) {
      try {
        fresh.add(Fingerprint.of(change));
      } catch (IllegalArgumentException e) {
        refused.add(change.getSymbolId());
      }
    }

    /** Both classes live, and one of them is none that a fresh run compares. */
    private static boolean isOfGenerated(
        Difference difference, Set<String> lived, Set<String> compared) {
      if (difference.kind() != Difference.Kind.SURPLUS
          || !difference.owner().startsWith(LivedContent.PAIR)) {
        return false;
      }
      String pair = difference.owner().substring(LivedContent.PAIR.length());
      int bar = pair.indexOf('|');
      Set<String> both = Set.of(pair.substring(0, bar), pair.substring(bar + 1));
      return lived.containsAll(both) && !compared.containsAll(both);
    }
  }
}
