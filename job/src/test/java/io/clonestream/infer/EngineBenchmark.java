package io.clonestream.infer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Texts a second, and a second of CPU time, of the packaged model and of its tokenizer, over
 * normalised functions of 10 to 300 words; the latter also holds on a busy machine. Arguments:
 * sessions (default: one a core) and texts (default 1,000).
 */
public final class EngineBenchmark {

  private static final String[] WORDS =
      ("read write file buffer stream line list index size count value key map entry node parse"
              + " token string builder append format message error exception result length offset"
              + " start end copy array byte char next iterator remove contains equals hash compare"
              + " serialize deserializer config initialise xml utf unmodifiable")
          .split(" ", -1);

  private EngineBenchmark() {}

  public static void main(String[] arguments) {
    int sessions = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    int count = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
    List<String> texts = texts(count);
    Model model = ModelLoader.load("resource:default", 0).model();

    long tokens = texts.stream().mapToInt(text -> model.encode(text).length).sum();
    Clock start = Clock.now();
    int rounds = 20;
    for (int i = 0; i < rounds; i++) {
      texts.forEach(model::encode);
    }
    print("tokenizer, one thread", (long) count * rounds, start, tokens * rounds);

    try (Engine engine =
        Engine.open("resource:default", 0, DeviceChoice.CPU, sessions, Batching.SINGLE)) {
      embed(engine, texts.subList(0, count / 5));
      start = Clock.now();
      embed(engine, texts);
      print(
          "engine, " + (sessions == 0 ? "one session a core" : sessions + " sessions"),
          count,
          start,
          tokens);
    }
  }

  private static void embed(Engine engine, List<String> texts) {
    List<CompletableFuture<byte[]>> vectors = texts.stream().map(engine::embed).toList();
    vectors.forEach(CompletableFuture::join);
  }

  private static void print(String what, long texts, Clock start, long tokens) {
    Clock end = Clock.now();
    double seconds = (end.wall - start.wall) / 1e9;
    double cpu = (end.cpu - start.cpu) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f texts/s; a CPU second: %.0f texts, %.0f tokens (%.0f tokens a text)%n",
        what,
        texts / seconds,
        texts / cpu,
        tokens / cpu,
        (double) tokens / texts);
  }

  /** Nanoseconds of the wall clock and of all threads of this process. */
  private record Clock(long wall, long cpu) {
    static Clock now() {
      var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return new Clock(System.nanoTime(), system.getProcessCpuTime());
    }
  }

  private static List<String> texts(int count) {
    Random random = new Random(3);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int words = (int) Math.min(300, 10 + Math.exp(3.6 + 0.9 * random.nextGaussian()));
      StringBuilder text = new StringBuilder();
      for (int w = 0; w < words; w++) {
        text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
