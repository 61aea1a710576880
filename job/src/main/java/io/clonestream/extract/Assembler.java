package io.clonestream.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes declarations of the entries of a file. */
final class Assembler {

  private final Language language;
  private final SourceText source;
  private final Syntax syntax;
  private final ExtractLimits limits;
  private final List<Entry> entries;
  private final SortedMap<SkipReason, Integer> skipped = new TreeMap<>();

  Assembler(Language language, SourceText source, Syntax syntax, ExtractLimits limits) {
    this.language = language;
    this.source = source;
    this.syntax = syntax;
    this.limits = limits;
    this.entries = Outline.of(language, source, syntax);
  }

  Extraction assemble(boolean generated, boolean test) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.kind != null) {
        SkipReason reason = decide(i, entry);
        if (reason != null) {
          skipped.merge(reason, 1, Integer::sum);
        }
      }
    }
    if (syntax.lost() && entries.stream().noneMatch(Entry::isSymbol)) {
      return Extraction.skipped(language.name(), SkipReason.UNPARSABLE);
    }
    return new Extraction(language.name(), declarations(generated, test), skipped);
  }

  /** Decides whether an entry is a symbol; what it encloses has been decided already. */
  private @Nullable SkipReason decide(int index, Entry entry) {
    int tokens = syntax.leaves().from(entry.end) - syntax.leaves().from(entry.start);
    if (!entry.definition.whole) {
      return SkipReason.UNPARSABLE;
    }
    if (entry.depth >= limits.maxDepth()) {
      return SkipReason.TOO_DEEP;
    }
    if (tokens < limits.minTokens()) {
      return SkipReason.TOO_SMALL;
    }
    if (entry.kind != SymbolKind.TYPE && tokens > limits.maxTokens()) {
      return SkipReason.TOO_LARGE;
    }
    Excerpt excerpt = excerpt(index, entry);
    if (excerpt.tokenCount() < limits.minTokens()) {
      return SkipReason.TOO_SMALL;
    }
    if (excerpt.tokenCount() > limits.maxTokens()) {
      return SkipReason.TOO_LARGE;
    }
    entry.excerpt = excerpt;
    return null;
  }

  private Excerpt excerpt(int index, Entry entry) {
    Excerpt excerpt = new Excerpt(source, syntax.leaves());
    int at = entry.start;
    for (Entry nested : nestedSymbols(index, entry)) {
      excerpt.copy(
          at,
          nested.doc != null && nested.doc.end() <= nested.start
              ? nested.doc.start()
              : nested.start);
      foldSignature(excerpt, nested);
      at = nested.end;
    }
    return excerpt.copy(at, entry.end);
  }

  /** The symbols that a type's skeleton shows by their signatures; none for a function. */
  private List<Entry> nestedSymbols(int index, Entry entry) {
    List<Entry> nested = new ArrayList<>();
    int i = entry.kind == SymbolKind.TYPE ? index + 1 : entry.next;
    while (i < entry.next) {
      Entry candidate = entries.get(i);
      if (candidate.isSymbol()) {
        nested.add(candidate);
        i = candidate.next;
      } else {
        i++;
      }
    }
    return nested;
  }

  private Excerpt foldSignature(Excerpt into, Entry entry) {
    Leaves leaves = syntax.leaves();
    return into.fold(leaves.from(entry.start), leaves.from(entry.bodyStart()));
  }

  private List<Declaration> declarations(boolean generated, boolean test) {
    Map<String, Integer> ordinals = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.isSymbol()) {
        String id = Declaration.localId(entry.qualifiedName, entry.parameterTypes, 1);
        entry.ordinal = ordinals.merge(id, 1, Integer::sum);
        entry.localId =
            Declaration.localId(entry.qualifiedName, entry.parameterTypes, entry.ordinal);
        if (entry.kind == SymbolKind.TYPE) {
          types.putIfAbsent(entry.qualifiedName, entry.localId);
        }
      }
    }
    List<Declaration> declarations = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Excerpt excerpt = entry.excerpt;
      SymbolKind kind = entry.kind;
      if (excerpt != null && kind != null) {
        Entry parent = entry.parent();
        String parentId = entry.receiver == null ? null : types.get(entry.receiver);
        if (parentId == null && parent != null) {
          parentId = parent.localId;
        }
        Excerpt signature = foldSignature(new Excerpt(source, syntax.leaves()), entry);
        declarations.add(
            new Declaration(
                kind,
                language.name(),
                entry.name,
                entry.qualifiedName,
                entry.parameterTypes,
                entry.ordinal,
                parentId,
                signature.text(),
                source.line(entry.start),
                source.line(entry.end - 1),
                excerpt.text(),
                excerpt.tokens(),
                excerpt.tokenCount(),
                Math.min(signature.tokenCount(), excerpt.tokenCount()),
                List.copyOf(calledNames(i, entry)),
                entry.doc == null ? null : source.slice(entry.doc.start(), entry.doc.end()),
                generated,
                test || entry.test));
      }
    }
    return declarations;
  }

  private SortedSet<String> calledNames(int index, Entry entry) {
    SortedSet<String> names = new TreeSet<>();
    int at = entry.start;
    for (Entry nested : nestedSymbols(index, entry)) {
      addCalls(names, new Range(at, nested.start));
      at = nested.end;
    }
    addCalls(names, new Range(at, entry.end));
    return names;
  }

  private void addCalls(SortedSet<String> names, Range within) {
    for (Range call : Ranges.startingIn(syntax.calls(), within)) {
      names.add(source.slice(call.start(), call.end()));
    }
  }
}
