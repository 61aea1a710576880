package io.clonestream;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a Java process of Linux holds, in bytes. Its heap and mapped files are what is resident of
 * them (proc(5), smaps); what else belongs to the JVM is what it has committed by its own account
 * (jcmd VM.native_memory).
 */
record ResidentMemory(long resident, long peak, long heapUsed, Map<String, Long> parts) {

  private static final long KILOBYTE = 1024;
  private static final Pattern STATUS = Pattern.compile("(VmRSS|VmHWM):\\s+(\\d+) kB");
  private static final Pattern GENERATION =
      Pattern.compile("generation .*? used (\\d+)K \\[0x(\\p{XDigit}+), \\S+ 0x(\\p{XDigit}+)\\)");
  private static final Pattern REGION =
      Pattern.compile("(?m)^(\\p{XDigit}+)-(\\p{XDigit}+) \\S+ \\S+ \\S+ (\\d+) *(.*)$");
  private static final Pattern REGION_RESIDENT = Pattern.compile("(?m)^Rss: +(\\d+) kB$");
  private static final Pattern CATEGORY =
      Pattern.compile("- +(\\w[\\w ]*) \\(reserved=\\d+KB, committed=(\\d+)KB\\)");

  static ResidentMemory of(long pid) throws IOException, InterruptedException {
    Path proc = Path.of("/proc", Long.toString(pid));
    return of(
        Files.readString(proc.resolve("status")),
        Files.readString(proc.resolve("smaps")),
        jcmd(pid, "GC.heap_info"),
        jcmd(pid, "VM.native_memory"));
  }

  /** Of what the kernel and the JVM write. */
  static ResidentMemory of(String status, String smaps, String heapInfo, String nativeMemory) {
    Map<String, Long> process = sums(STATUS, status);
    Map<String, Long> jvm = sums(CATEGORY, nativeMemory);
    List<long[]> heap = new ArrayList<>();
    long used = 0;
    for (MatchResult match : GENERATION.matcher(heapInfo).results().toList()) {
      used += Long.parseLong(match.group(1)) * KILOBYTE;
      heap.add(new long[] {address(match.group(2)), address(match.group(3))});
    }
    Map<String, Long> parts = new LinkedHashMap<>();
    parts.put("heap", 0L);
    parts.put("files", 0L);
    List<MatchResult> regions = REGION.matcher(smaps).results().toList();
    List<MatchResult> residents = REGION_RESIDENT.matcher(smaps).results().toList();
    for (int i = 0; i < regions.size(); i++) {
      long from = address(regions.get(i).group(1));
      long bytes = Long.parseLong(residents.get(i).group(1)) * KILOBYTE;
      if (heap.stream().anyMatch(range -> range[0] <= from && from < range[1])) {
        parts.merge("heap", bytes, Long::sum);
      } else if (!regions.get(i).group(3).equals("0")) {
        parts.merge("files", bytes, Long::sum);
      }
    }
    parts.put("metaspace", of(jvm, "Class") + of(jvm, "Metaspace"));
    parts.put("code cache", of(jvm, "Code"));
    parts.put("threads", of(jvm, "Thread"));
    parts.put("direct buffers", of(jvm, "Other"));
    jvm.keySet().removeAll(List.of("Java Heap", "Class", "Metaspace", "Code", "Thread", "Other"));
    parts.put("rest of the JVM", jvm.values().stream().mapToLong(bytes -> bytes).sum());
    return new ResidentMemory(of(process, "VmRSS"), of(process, "VmHWM"), used, parts);
  }

  /** What is resident beside the named parts. */
  long rest() {
    return resident - parts.values().stream().mapToLong(bytes -> bytes).sum();
  }

  private static long address(String hexadecimal) {
    return HexFormat.fromHexDigitsToLong(hexadecimal);
  }

  private static long of(Map<String, Long> sums, String name) {
    return sums.getOrDefault(name, 0L);
  }

  /** Kilobytes by name, as bytes. */
  private static Map<String, Long> sums(Pattern pattern, String text) {
    Map<String, Long> sums = new LinkedHashMap<>();
    pattern
        .matcher(text)
        .results()
        .forEach(
            match ->
                sums.merge(
                    match.group(1).strip(), Long.parseLong(match.group(2)) * KILOBYTE, Long::sum));
    return sums;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(command + " of process " + pid + ": " + answer);
    }
    return answer;
  }
}
