package io.clonestream.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * FULL_TRANSITIVE: every version that was ever committed reads every other and is read by it.
 * Versions stand in schemas/versions/NAME/N.avsc; a changed schema needs a new one.
 */
class CompatibilityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SymbolChange",
        "CommitPublished",
        "SimilarityEdge",
        "RelationStated",
        "TagPublished",
        "CalibrationPublished"
      })
  void everyVersionReadsEveryOther(String name) throws IOException {
    List<Schema> versions = versions(name);
    for (Schema reader : versions) {
      for (Schema writer : versions) {
        assertThat(reads(reader, writer)).as("%s: %s reads %s", name, reader, writer).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SymbolChange",
        "CommitPublished",
        "SimilarityEdge",
        "RelationStated",
        "TagPublished",
        "CalibrationPublished"
      })
  void theCurrentSchemaIsTheNewestCommittedVersion(String name) throws IOException {
    List<Schema> versions = versions(name);
    Schema current = parse(Path.of("src/main/avro", name + ".avsc"));

    assertThat(SchemaNormalization.toParsingForm(versions.get(versions.size() - 1)))
        .as(
            "schemas/versions/%s lacks %d.avsc, a copy of the current schema",
            name, versions.size() + 1)
        .isEqualTo(SchemaNormalization.toParsingForm(current));
  }

  @Test
  void aFieldWithoutADefaultIsFound() throws IOException {
    Schema before = versions("CommitPublished").get(0);
    String text =
        before
            .toString()
            .replace("\"fields\":[", "\"fields\":[{\"name\":\"planted\",\"type\":\"string\"},");

    assertThat(reads(new Schema.Parser().parse(text), before)).isFalse();
  }

  private static boolean reads(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  private static List<Schema> versions(String name) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("versions", name))) {
      List<Path> ordered =
          files
              .sorted(
                  Comparator.comparingInt(
                      f -> Integer.parseInt(f.getFileName().toString().replace(".avsc", ""))))
              .toList();
      assertThat(ordered).isNotEmpty();
      return ordered.stream().map(CompatibilityTest::parse).toList();
    }
  }

  private static Schema parse(Path file) {
    try {
      return new Schema.Parser().parse(file.toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
