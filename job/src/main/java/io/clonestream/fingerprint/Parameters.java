package io.clonestream.fingerprint;

import io.clonestream.extract.Token;
import java.util.List;

/**
 * Number of parameters that a declaration states in brackets: the list after its name, the receiver
 * (self, cls, this) not counted. 0 where a language states none, as Bash does.
 */
final class Parameters {

  private Parameters() {}

  static int count(String name, List<Token> tokens, int bodyToken) {
    int end = bodyToken == 0 ? tokens.size() : bodyToken;
    int open = opening(name, tokens, end);
    int depth = 0;
    int parameters = 0;
    boolean counted = false;
    for (int i = open; i < end; i++) {
      String text = tokens.get(i).text();
      switch (text) {
        case "(", "[", "{", "<" -> depth++;
        case ")", "]", "}", ">" -> depth--;
        case ">>" -> depth -= 2;
        case "," -> {
          if (depth == 1) {
            counted = false;
          }
        }
        case "&", "mut", "self", "cls", "this", "void", "*", "/" -> {}
        default -> {
          if (depth == 1 && !counted) {
            counted = true;
            parameters++;
          }
        }
      }
      if (depth <= 0) {
        break;
      }
    }
    return parameters;
  }

  /** Index of the bracket that opens the list: the first after the name, else the first of all. */
  private static int opening(String name, List<Token> tokens, int end) {
    int first = end;
    for (int i = end - 1; i >= 0; i--) {
      String text = tokens.get(i).text();
      if (text.equals("(")) {
        first = i;
      } else if (!name.isEmpty() && text.equals(name) && first < end) {
        return first;
      }
    }
    return first;
  }
}
