package io.clonestream.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The definitions of a file as entries in file order: nested, named and documented. */
final class Outline {

  private final Language language;
  private final SourceText source;
  private final Syntax syntax;
  private final List<Entry> entries = new ArrayList<>();

  private Outline(Language language, SourceText source, Syntax syntax) {
    this.language = language;
    this.source = source;
    this.syntax = syntax;
  }

  static List<Entry> of(Language language, SourceText source, Syntax syntax) {
    return new Outline(language, source, syntax).read();
  }

  private List<Entry> read() {
    Comments comments = new Comments(language, source, syntax);
    Entry enclosing = null;
    for (Definition definition : syntax.definitions()) {
      Entry last = enclosing;
      while (enclosing != null && enclosing.end <= definition.range.start()) {
        enclosing.next = entries.size();
        enclosing = enclosing.enclosing;
      }
      Entry entry = new Entry(definition, enclosing, withAttributes(definition.range.start()));
      entry.test = enclosing != null && enclosing.test || isTest(entry);
      name(entry);
      entry.doc = definition.doc != null ? definition.doc : comments.before(entry.start);
      for (; last != null && last != enclosing && entry.doc != null; last = last.enclosing) {
        if (last.end > entry.doc.start()) {
          last.end = lastToken(entry.doc.start());
        }
      }
      entries.add(entry);
      enclosing = entry;
    }
    for (; enclosing != null; enclosing = enclosing.enclosing) {
      enclosing.next = entries.size();
    }
    return entries;
  }

  /** End of the last token before a byte: some grammars let a node reach over what comes after. */
  private int lastToken(int end) {
    Leaves leaves = syntax.leaves();
    return leaves.end(leaves.from(end) - 1);
  }

  /** Start of a declaration with the annotations and keywords that stand before its node. */
  private int withAttributes(int start) {
    Leaves leaves = syntax.leaves();
    List<Range> attributes = syntax.attributes();
    int index = Ranges.firstFrom(attributes, start) - 1;
    int first = leaves.from(start);
    int before = -1;
    while (first != before) {
      before = first;
      if (index >= 0 && leaves.from(attributes.get(index).end()) == first) {
        first = leaves.from(attributes.get(index--).start());
      } else if (first > 0 && isLeading(first - 1)) {
        first--;
      }
    }
    return first < leaves.size() ? Math.min(leaves.start(first), start) : start;
  }

  private boolean isTest(Entry entry) {
    Range before = new Range(entry.start, entry.definition.range.start());
    return Ranges.startingIn(syntax.attributes(), before).stream()
        .anyMatch(attribute -> language.isTest(tokens(attribute)));
  }

  private boolean isLeading(int leaf) {
    Leaves leaves = syntax.leaves();
    return leaves.kind(leaf) == TokenKind.KEYWORD
        && language.isLeading(source.slice(leaves.start(leaf), leaves.end(leaf)));
  }

  private void name(Entry entry) {
    Definition definition = entry.definition;
    StringBuilder prefix = new StringBuilder();
    if (entry.enclosing != null) {
      prefix.append(entry.enclosing.qualifiedName);
    }
    for (Range qualifier : definition.qualifiers) {
      append(prefix, dotted(compact(qualifier, List.of())));
    }
    String written =
        definition.name == null ? "" : dotted(unquoted(compact(definition.name, List.of())));
    int dot = written.lastIndexOf('.');
    if (dot > 0 && definition.role != Capture.NAMESPACE) {
      append(prefix, withoutArguments(written.substring(0, dot)));
      entry.name = written.substring(dot + 1);
    } else {
      entry.name = written;
    }
    if (!definition.qualifiers.isEmpty() || dot > 0) {
      entry.receiver = prefix.toString();
    }
    entry.kind = kind(entry);
    boolean transparent = entry.kind == null && entry.name.isEmpty();
    append(prefix, entry.name.isEmpty() && !transparent ? Declaration.ANONYMOUS : entry.name);
    entry.qualifiedName = prefix.toString();
    Entry enclosing = entry.enclosing;
    if (enclosing != null && entry.receiver == null && isImplementation(enclosing)) {
      entry.receiver = enclosing.qualifiedName;
    }
    if (entry.kind != null && entry.kind != SymbolKind.TYPE) {
      Range parameters = definition.parameters;
      entry.parameterTypes = parameterTypes(parameters == null ? header(definition) : parameters);
    }
  }

  /** Where the parameters stand in a language whose grammar has no list of them. */
  private static Range header(Definition definition) {
    Range whole = definition.range;
    int start = definition.name == null ? whole.start() : definition.name.end();
    int end = definition.body == null ? whole.end() : definition.body.start();
    return new Range(start, Math.max(start, end));
  }

  private @Nullable SymbolKind kind(Entry entry) {
    Capture role = entry.definition.role;
    if (role == Capture.NAMESPACE || role == Capture.IMPLEMENTATION) {
      return null;
    }
    if (role == Capture.TYPE) {
      return SymbolKind.TYPE;
    }
    if (role == Capture.CONSTRUCTOR) {
      return SymbolKind.CONSTRUCTOR;
    }
    boolean owned =
        role == Capture.METHOD
            || !entry.name.isEmpty()
                && (entry.receiver != null
                    || isImplementation(entry.enclosing)
                    || entry.enclosing != null && entry.enclosing.kind == SymbolKind.TYPE);
    if (!owned) {
      return SymbolKind.FUNCTION;
    }
    String owner =
        entry.receiver != null
            ? entry.receiver
            : entry.enclosing == null ? "" : entry.enclosing.qualifiedName;
    String type = owner.substring(owner.lastIndexOf('.') + 1);
    return language.isConstructor(entry.name, type) ? SymbolKind.CONSTRUCTOR : SymbolKind.METHOD;
  }

  private static boolean isImplementation(@Nullable Entry entry) {
    return entry != null && entry.definition.role == Capture.IMPLEMENTATION;
  }

  private String parameterTypes(Range parameters) {
    StringBuilder types = new StringBuilder();
    int end = parameters.start();
    for (Range type : Ranges.startingIn(syntax.parameterTypes(), parameters)) {
      if (type.start() >= end) {
        String text = compact(type, Ranges.startingIn(syntax.parameterCuts(), type));
        types.append(types.length() == 0 ? "" : ",").append(text);
        end = type.end();
      }
    }
    return types.toString();
  }

  /** The tokens of a range without white space, comments and cuts. */
  private String compact(Range range, List<Range> cuts) {
    return leaves(range)
        .filter(leaf -> cuts.stream().noneMatch(cut -> cut.contains(leaf)))
        .map(leaf -> source.slice(leaf.start(), leaf.end()))
        .collect(Collectors.joining());
  }

  private List<String> tokens(Range range) {
    return leaves(range).map(leaf -> source.slice(leaf.start(), leaf.end())).toList();
  }

  private Stream<Range> leaves(Range range) {
    Leaves leaves = syntax.leaves();
    return IntStream.range(leaves.from(range.start()), leaves.size())
        .mapToObj(i -> new Range(leaves.start(i), leaves.end(i)))
        .takeWhile(leaf -> leaf.end() <= range.end());
  }

  /** {@code Stack<T>} is declared as {@code Stack}. */
  private static String withoutArguments(String name) {
    String outer = name;
    String before = "";
    while (!outer.equals(before)) {
      before = outer;
      outer = outer.replaceAll("<[^<>]*>", "");
    }
    return outer;
  }

  private static String unquoted(String name) {
    boolean quoted = name.length() > 2 && "'\"`".indexOf(name.charAt(0)) >= 0;
    return quoted ? name.substring(1, name.length() - 1) : name;
  }

  private static String dotted(String name) {
    return name.replace("::", ".").replace('\\', '.');
  }

  private static void append(StringBuilder prefix, String name) {
    if (!name.isEmpty()) {
      prefix.append(prefix.length() == 0 ? "" : ".").append(name);
    }
  }
}
