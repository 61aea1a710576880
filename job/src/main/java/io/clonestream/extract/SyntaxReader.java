package io.clonestream.extract;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.treesitter.TSInputEncoding;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSQueryCapture;
import org.treesitter.TSQueryCursor;
import org.treesitter.TSQueryMatch;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * Parses a text and copies out of the syntax tree what extraction needs. Everything native is freed
 * before {@link #read} returns; nothing recurses, so depth of nesting is no danger.
 */
final class SyntaxReader {

  private final Map<Range, Definition> definitions = new HashMap<>();
  private final Map<Range, Definition> claims = new HashMap<>();
  private final Set<Range> comments = new HashSet<>();
  private final Set<Range> strings = new HashSet<>();
  private final Set<Range> literals = new HashSet<>();
  private final Set<Range> attributes = new HashSet<>();
  private final Set<Range> calls = new HashSet<>();
  private final Set<Range> parameterTypes = new HashSet<>();
  private final Set<Range> parameterCuts = new HashSet<>();
  private final Grammar grammar;
  private final SourceText source;

  private SyntaxReader(Grammar grammar, SourceText source) {
    this.grammar = grammar;
    this.source = source;
  }

  /** The syntax of a text, or null when the work on it exceeds the budget. */
  static @Nullable Syntax read(
      TSParser parser, Grammar grammar, SourceText source, ParseBudget budget) {
    parser.setLanguage(grammar.language());
    byte[] bytes = source.bytes();
    try (TSTree tree =
        parser.parseWithOptions(
            new byte[Math.max(1, bytes.length)],
            null,
            (buffer, offset, at) -> rest(bytes, offset, buffer),
            TSInputEncoding.TSInputEncodingUTF8,
            state -> budget.isSpent())) {
      return tree == null ? null : new SyntaxReader(grammar, source).read(tree.getRootNode());
    } finally {
      parser.reset(); // or it would go on with this text
    }
  }

  private static int rest(byte[] bytes, int offset, byte[] buffer) {
    int length = Math.max(0, bytes.length - offset);
    System.arraycopy(bytes, bytes.length - length, buffer, 0, length);
    return length;
  }

  private Syntax read(TSNode root) {
    try (TSQueryCursor cursor = new TSQueryCursor()) {
      cursor.exec(grammar.query(), root);
      TSQueryMatch match = new TSQueryMatch();
      while (cursor.nextMatch(match)) {
        take(match.getCaptures());
      }
    }
    List<Definition> found = new ArrayList<>(definitions.values());
    found.sort((a, b) -> Range.OUTER_FIRST.compare(b.range, a.range));
    for (Definition definition : found) {
      Definition claimant = claims.get(definition.range);
      if (claimant != null) {
        claimant.inherit(definition);
      }
    }
    found.removeIf(definition -> claims.containsKey(definition.range));
    Collections.reverse(found);
    Set<Range> noCode = new HashSet<>(comments);
    for (Definition definition : found) {
      if (definition.doc != null) {
        noCode.add(definition.doc);
      }
    }
    LeafReader leaves =
        new LeafReader(
            grammar.tokenKinds(), source, sorted(noCode), sorted(strings), sorted(literals));
    try (TSTreeCursor cursor = new TSTreeCursor(root)) {
      return new Syntax(
          leaves.read(cursor),
          found,
          sorted(comments),
          sorted(attributes),
          sorted(calls),
          sorted(parameterTypes),
          sorted(parameterCuts),
          root.isError() || root.hasError() && found.isEmpty());
    }
  }

  private void take(TSQueryCapture[] captures) {
    Definition definition = null;
    for (TSQueryCapture captured : captures) {
      Capture capture = grammar.capture(captured.getIndex());
      if (capture.isDefinition()) {
        TSNode node = captured.getNode();
        Range range = range(node);
        definition = definitions.get(range);
        if (definition == null) {
          definition = new Definition(range, capture);
          definition.whole = isWhole(node);
          definitions.put(range, definition);
        }
        definition.add(capture, range);
      }
    }
    for (TSQueryCapture captured : captures) {
      Capture capture = grammar.capture(captured.getIndex());
      if (!capture.isDefinition()) {
        take(capture, range(captured.getNode()), definition);
      }
    }
  }

  private void take(Capture capture, Range range, @Nullable Definition definition) {
    switch (capture) {
      case COMMENT -> comments.add(range);
      case STRING -> strings.add(range);
      case LITERAL -> literals.add(range);
      case ATTRIBUTE -> attributes.add(range);
      case CALL -> calls.add(range);
      case PARAMETER_TYPE -> parameterTypes.add(range);
      case PARAMETER_CUT -> parameterCuts.add(range);
      case VALUE -> {
        if (definition != null) {
          claims.put(range, definition);
        }
      }
      default -> {
        if (definition != null) {
          definition.add(capture, range);
        }
      }
    }
  }

  /** A syntax error deep inside leaves a declaration whole; one in its outline does not. */
  private static boolean isWhole(TSNode node) {
    if (!node.hasError()) {
      return true;
    }
    TSNode body = node.getChildByFieldName("body");
    return hasOutline(node) && (body.isNull() || hasOutline(body));
  }

  private static boolean hasOutline(TSNode node) {
    int children = node.getChildCount();
    for (int i = 0; i < children; i++) {
      TSNode child = node.getChild(i);
      if (child.isMissing() || child.isError() && i == children - 1) {
        return false;
      }
    }
    return true;
  }

  private static Range range(TSNode node) {
    return new Range(node.getStartByte(), node.getEndByte());
  }

  private static List<Range> sorted(Set<Range> ranges) {
    List<Range> list = new ArrayList<>(ranges);
    list.sort(Range.OUTER_FIRST);
    return List.copyOf(list);
  }
}
