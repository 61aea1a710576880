package io.clonestream.extract;

import java.util.List;

/**
 * What is kept of a syntax tree: byte ranges only, so that nothing refers to native memory. All
 * lists are in file order, an outer range before what it encloses.
 *
 * @param leaves the tokens, without comments and docstrings
 * @param lost a syntax error left no outline: none of the file as a whole, or no declaration in it
 */
record Syntax(
    Leaves leaves,
    List<Definition> definitions,
    List<Range> comments,
    List<Range> attributes,
    List<Range> calls,
    List<Range> parameterTypes,
    List<Range> parameterCuts,
    boolean lost) {}
