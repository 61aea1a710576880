package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * A fragment on its way into its blocks, with what is computed once for all of them.
 *
 * @param blocks its block keys, ascending
 */
record Newcomer(EmbeddedFragment embedded, long[] blocks, Signature signature) {

  /** What a block keeps of it. */
  BlockMember member() {
    return BlockMember.of(embedded.fragment(), blocks, signature);
  }
}
