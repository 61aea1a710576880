package io.clonestream;

import io.clonestream.query.LeftOut;
import io.clonestream.query.Noise;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a view leaves out, and how it says so. */
final class NoiseMixin {

  @Option(
      names = "--include",
      split = ",",
      paramLabel = "KIND",
      description =
          "Shows what is left out otherwise: ${COMPLETION-CANDIDATES}; several with commas between.")
  Set<Noise> included = EnumSet.noneOf(Noise.class);

  @Option(
      names = "--ignore-verdicts",
      description = "Shows pairs as the calibration rates them, whatever people said of them.")
  boolean ignoreVerdicts;

  /**
   * Says on the other stream what is not among the answers.
   *
   * @param what of which the counts are: pairs, symbols
   */
  static void say(LeftOut leftOut, String what, PrintWriter err) {
    if (!leftOut.isEmpty()) {
      err.println("left out of " + what + ": " + leftOut + " (--include shows them)");
      err.flush();
    }
  }
}
