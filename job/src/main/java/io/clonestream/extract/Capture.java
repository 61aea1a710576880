package io.clonestream.extract;

import java.util.Locale;

/** What a language's query may capture; the capture's name is {@link #word}. */
enum Capture {
  /** A function, or a method when a type or a receiver owns it. */
  FUNCTION,
  METHOD,
  CONSTRUCTOR,
  /** A class, interface, enum, record, struct, trait or object. */
  TYPE,
  /** A named part of a file that is no symbol but qualifies names. */
  NAMESPACE,
  /** Like a namespace, named after a type whose methods it holds: an impl block, an extension. */
  IMPLEMENTATION,
  NAME,
  /** The receiver's type, put before the name. */
  QUALIFIER,
  PARAMETERS,
  /** Type of one parameter, captured on its own. */
  PARAMETER_TYPE,
  /** What is left out of a parameter's type: its name, its default value. */
  PARAMETER_CUT,
  BODY,
  /**
   * A declaration that another one names or decorates: no symbol of its own, its parts become the
   * other one's.
   */
  VALUE,
  /** A comment within the declaration that documents it and is no code, such as a docstring. */
  DOC,
  /** Name of what is called. */
  CALL,
  COMMENT,
  /** A string whose parts are tokens of their own where code is interpolated. */
  STRING,
  /** A string, character or pattern that is one token whatever its parts. */
  LITERAL,
  /** An annotation that stands before the declaration it belongs to. */
  ATTRIBUTE;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '.');
  }

  boolean isDefinition() {
    return compareTo(IMPLEMENTATION) <= 0;
  }

  static Capture of(String word) {
    for (Capture capture : values()) {
      if (capture.word().equals(word)) {
        return capture;
      }
    }
    throw new IllegalArgumentException("Capture '@" + word + "' is none that a query may have");
  }
}
