package io.clonestream.fingerprint;

import io.clonestream.codec.Bytes;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Code that is alike because the language, a framework or an IDE asks for it, not because somebody
 * copied it. A function of the fragment alone. The names are written to state and to the graph:
 * never rename one.
 */
public enum Boilerplate {
  /** Gives or takes one field or constant. */
  ACCESSOR,
  /** Takes one field and gives the object back. */
  BUILDER,
  /** A constructor that only hands its parameters to fields and to another constructor. */
  CONSTRUCTOR,
  /** One call of the same name with the same parameters. */
  DELEGATION,
  /** Equality, hash, order or text made of the fields as an IDE makes it. */
  VALUE,
  /** Set-up or tear-down of a test framework. */
  FIXTURE,
  /** No statement at all. */
  EMPTY,
  /** An entry point that starts something else. */
  MAIN;

  /** Writes the name, or that there is none. */
  public static void write(@Nullable Boilerplate value, DataOutput out) throws IOException {
    Bytes.writeNullable(value == null ? null : value.name(), out);
  }

  /** Reads what {@link #write} wrote. */
  public static @Nullable Boilerplate read(DataInput in) throws IOException {
    String name = Bytes.readNullable(in);
    return name == null ? null : valueOf(name);
  }

  /** As people read it and the graph stores it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
