package io.clonestream.watch;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run as JSON. Medians and intervals stand there for other readers: here they are computed from
 * the samples.
 */
final class BenchFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchFile() {}

  static void write(BenchRun run, Path file) {
    try {
      Files.writeString(
          file,
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(run))
              + System.lineSeparator());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    }
  }

  /**
   * The run of a file.
   *
   * @throws IllegalArgumentException with the file, the field and the rule where it is none
   */
  static BenchRun read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(file + " must be a file that exists");
    }
    try {
      return run(JSON.readTree(file.toFile()));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          file + " must be JSON: " + e.getOriginalMessage() + place(e), e);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
  }

  private static ObjectNode json(BenchRun run) {
    ObjectNode json = JSON.createObjectNode();
    json.put("bench", run.bench()).put("commit", run.commit()).put("time", run.time().toString());
    json.putObject("machine")
        .put("processor", run.machine().processor())
        .put("cores", run.machine().cores())
        .put("memory", run.machine().memory())
        .put("system", run.machine().system())
        .put("java", run.machine().java());
    ArrayNode figures = json.putArray("figures");
    for (Figure figure : run.figures()) {
      ObjectNode node =
          figures
              .addObject()
              .put("name", figure.name())
              .put("unit", figure.unit())
              .put("better", figure.better().name().toLowerCase(Locale.ROOT))
              .put("ratio", figure.ratio())
              .put("median", figure.median());
      if (figure.samples().size() >= Figure.LEAST_SAMPLES) {
        node.put("low", figure.interval().low()).put("high", figure.interval().high());
      }
      figure.samples().forEach(node.putArray("samples")::add);
    }
    return json;
  }

  private static BenchRun run(JsonNode json) {
    JsonNode machine = json.path("machine");
    BenchRun run =
        new BenchRun(
            text(json, "bench"),
            text(json, "commit"),
            Instant.parse(text(json, "time")),
            new Machine(
                text(machine, "processor"),
                (int) number(machine.path("cores"), "cores"),
                (long) number(machine.path("memory"), "memory"),
                text(machine, "system"),
                text(machine, "java")));
    for (JsonNode figure : json.path("figures")) {
      List<Double> samples = new ArrayList<>();
      figure.path("samples").forEach(sample -> samples.add(number(sample, "samples")));
      run.add(
          new Figure(
              text(figure, "name"),
              text(figure, "unit"),
              better(text(figure, "better")),
              figure.path("ratio").asBoolean(),
              samples));
    }
    return run;
  }

  private static Better better(String text) {
    for (Better better : Better.values()) {
      if (better.name().toLowerCase(Locale.ROOT).equals(text)) {
        return better;
      }
    }
    throw new IllegalArgumentException(
        "Value '" + text + "' of better must be lower, higher or neither");
  }

  private static String text(JsonNode json, String name) {
    if (!json.path(name).isTextual()) {
      throw new IllegalArgumentException(
          "Value '" + json.path(name) + "' of " + name + " must be text");
    }
    return json.path(name).textValue();
  }

  private static double number(JsonNode json, String name) {
    if (!json.isNumber()) {
      throw new IllegalArgumentException("Value '" + json + "' of " + name + " must be a number");
    }
    return json.doubleValue();
  }
}
