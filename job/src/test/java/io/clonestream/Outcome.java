package io.clonestream;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command of the command line ended with, and said. */
record Outcome(int code, String out, String err) {

  static Outcome of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        CloneStreamCli.commandLine()
            .setOut(new PrintWriter(out)) // the command must flush it
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Outcome(code, out.toString(), err.toString());
  }
}
