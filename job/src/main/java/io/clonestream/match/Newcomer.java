package io.clonestream.match;

import io.clonestream.infer.EmbeddedFragment;

/**
 * A fragment on its way into its blocks, with what is computed once for all of them.
 *
 * @param blocks its block keys, ascending
 * @param sketch sign bits of its centred vector; empty without a vector
 */
record Newcomer(EmbeddedFragment embedded, long[] blocks, long[] sketch) {

  String id() {
    return embedded.fragment().id();
  }

  /** What a block keeps of it. */
  BlockMember member() {
    return new BlockMember(id(), embedded.fragment().formId(), embedded.model(), blocks, sketch);
  }
}
