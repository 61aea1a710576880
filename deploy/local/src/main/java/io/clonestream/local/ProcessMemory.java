package io.clonestream.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Memory of a Java process on Linux in bytes.
 *
 * @param heap used after a full collection
 * @param resident of the whole process, without what only the allocator holds
 */
public record ProcessMemory(long heap, long resident) {

  /**
   * Of the old generation, where a full collection leaves what lives: the young one fills again.
   */
  private static final Pattern USED =
      Pattern.compile("(?:tenured generation|garbage-first heap).*? used (\\d+)K");

  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
  private static final long KILOBYTE = 1024;

  /**
   * Collects its garbage, has the C library give back what it holds free, and looks.
   *
   * @throws IOException when it does not answer, or has ended
   */
  public static ProcessMemory of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    long heap = sum(USED, jcmd(pid, "GC.heap_info"));
    jcmd(pid, "System.trim_native_heap");
    return new ProcessMemory(
        heap, sum(RESIDENT, Files.readString(Path.of("/proc/" + pid + "/status"))));
  }

  /** The sum of all numbers, kilobytes as bytes. */
  static long sum(Pattern number, String text) {
    return number.matcher(text).results().mapToLong(m -> Long.parseLong(m.group(1))).sum()
        * KILOBYTE;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(ServerProcess.java()).resolveSibling("jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " of process " + pid + ": " + answer);
    }
    return answer;
  }
}
