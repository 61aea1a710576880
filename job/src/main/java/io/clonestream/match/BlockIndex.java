package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Fragments in their blocks, all in memory: what the keyed blocks of the job hold together. */
public final class BlockIndex {

  private record Standing(EmbeddedFragment embedded, BlockMember member) {}

  private final Screen screen;
  private final Map<Long, List<Standing>> blocks = new TreeMap<>();
  private final Map<String, BlockMember> byId = new HashMap<>();
  private long members;

  /**
   * The index of these fragments.
   *
   * @param screen that every pair of a block must pass
   */
  public BlockIndex(Codebook codebook, Screen screen, Collection<EmbeddedFragment> fragments) {
    this.screen = screen;
    BlockKeys keys = new BlockKeys(codebook);
    for (EmbeddedFragment embedded : fragments) {
      Place place = Place.of(embedded.fragment(), embedded.vector());
      long[] own = keys.of(embedded.fragment(), place);
      BlockMember member =
          BlockMember.of(
              embedded.fragment(),
              BlockMember.marks(own),
              screen.signature(embedded, place, codebook));
      Standing standing = new Standing(embedded, member);
      byId.put(standing.member().id(), standing.member());
      for (long block : own) {
        blocks.computeIfAbsent(block, empty -> new ArrayList<>()).add(standing);
        members++;
      }
    }
  }

  /** Hands on every pair that blocks would, once. */
  public void forEachCandidate(BiConsumer<EmbeddedFragment, EmbeddedFragment> pairs) {
    blocks.forEach(
        (block, members) -> {
          for (int i = 0; i < members.size(); i++) {
            Standing a = members.get(i);
            for (int j = i + 1; j < members.size(); j++) {
              Standing b = members.get(j);
              if (a.member().isCandidate(b.member(), block, screen)
                  && Scorer.admits(a.embedded().fragment(), b.embedded().fragment())) {
                pairs.accept(a.embedded(), b.embedded());
              }
            }
          }
        });
  }

  /** Whether blocks hand on the pair of two fragments of the index. */
  public boolean meet(EmbeddedFragment a, EmbeddedFragment b) {
    return member(a).meets(member(b), screen);
  }

  private BlockMember member(EmbeddedFragment embedded) {
    BlockMember member = byId.get(embedded.fragment().id());
    if (member == null) {
      throw new IllegalArgumentException(embedded.fragment().id() + " stands in no block");
    }
    return member;
  }

  /** Number of blocks in which anything stands. */
  public int blocks() {
    return blocks.size();
  }

  /** Members of all blocks together: messages to blocks. */
  public long members() {
    return members;
  }

  /** Members of the largest block. */
  public int largest() {
    return blocks.values().stream().mapToInt(List::size).max().orElse(0);
  }

  /** How often two members of one block are compared. */
  public long comparisons() {
    return blocks.values().stream().mapToLong(all -> all.size() * (all.size() - 1L) / 2).sum();
  }
}
