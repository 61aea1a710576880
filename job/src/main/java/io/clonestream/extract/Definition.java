package io.clonestream.extract;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A declaration as the query found it: byte ranges, read before the syntax tree is freed. */
final class Definition {

  final Range range;
  Capture role;
  boolean whole = true;
  @Nullable Range name;
  @Nullable Range parameters;
  @Nullable Range body;
  @Nullable Range doc;
  final List<Range> qualifiers = new ArrayList<>();

  Definition(Range range, Capture role) {
    this.range = range;
    this.role = role;
  }

  /** Takes over what a declaration that this one names or decorates has and this one lacks. */
  void inherit(Definition value) {
    name = name == null ? value.name : name;
    parameters = parameters == null ? value.parameters : parameters;
    body = body == null ? value.body : body;
    doc = doc == null ? value.doc : doc;
    whole = whole && value.whole;
    qualifiers.addAll(value.qualifiers);
  }

  /** Takes in what another pattern found of the same node; the more special role stays. */
  void add(Capture capture, Range at) {
    switch (capture) {
      case NAME -> name = name == null ? at : name;
      case PARAMETERS -> parameters = parameters == null ? at : parameters;
      case BODY -> body = body == null ? at : body;
      case DOC -> doc = doc == null ? at : doc;
      case QUALIFIER -> {
        if (!qualifiers.contains(at)) {
          qualifiers.add(at);
        }
      }
      default -> {
        if (capture.isDefinition() && capture.compareTo(role) > 0) {
          role = capture;
        }
      }
    }
  }
}
