package io.clonestream.local.chaos;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A model in a directory, as {@code infer.model} takes it, that has no vector for some texts: an
 * ONNX graph of one Gather on a table with a row a word, of which a few are not numbers. Written by
 * hand in the wire format of Protocol Buffers; field numbers are those of onnx.proto.
 */
final class LyingModel {

  /** A tenth of the functions of a {@link SeededHistory} has one of them, or more. */
  static final List<String> UNSPEAKABLE = List.of("zipper", "walnut");

  private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");

  /** What the codebook that ships is of. */
  private static final int DIMENSION = 384;

  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private LyingModel() {}

  static void write(Path directory) throws IOException {
    List<String> vocabulary = new ArrayList<>(SPECIAL);
    vocabulary.addAll(SeededHistory.WORDS);
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("vocab.txt"), String.join("\n", vocabulary));
    Files.writeString(
        directory.resolve("descriptor.properties"), "name=lying\ndimension=" + DIMENSION + "\n");
    Files.write(directory.resolve("model.onnx"), model(vocabulary));
  }

  private static byte[] model(List<String> vocabulary) {
    Message graph =
        new Message()
            .message(
                1, // node
                node ->
                    node.text(1, "table").text(1, "input_ids").text(2, "hidden").text(4, "Gather"))
            .text(2, "lying")
            .message(
                5, // initializer
                tensor ->
                    tensor
                        .number(1, vocabulary.size())
                        .number(1, DIMENSION)
                        .number(2, FLOAT)
                        .text(8, "table")
                        .bytes(9, table(vocabulary)))
            .message(11, input -> value(input, "input_ids", INT64, List.of("batch", "tokens")))
            .message(
                12,
                output -> value(output, "hidden", FLOAT, List.of("batch", "tokens", "dimension")));
    return new Message()
        .number(1, 8) // ir_version
        .bytes(7, graph.bytes())
        .message(8, opset -> opset.text(1, "").number(2, 13))
        .bytes();
  }

  private static byte[] table(List<String> vocabulary) {
    ByteBuffer table =
        ByteBuffer.allocate(vocabulary.size() * DIMENSION * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    SplittableRandom random = new SplittableRandom(1);
    for (String word : vocabulary) {
      for (int i = 0; i < DIMENSION; i++) {
        float value = (float) random.nextDouble(-1, 1);
        table.putFloat(UNSPEAKABLE.contains(word) ? Float.NaN : value);
      }
    }
    return table.array();
  }

  private static void value(Message info, String name, int type, List<String> dimensions) {
    info.text(1, name)
        .message(
            2,
            of ->
                of.message(
                    1,
                    tensor ->
                        tensor
                            .number(1, type)
                            .message(
                                2,
                                shape ->
                                    dimensions.forEach(
                                        one -> shape.message(1, dim -> dim.text(2, one))))));
  }

  /** A message of Protocol Buffers, field by field. */
  private static final class Message {

    private static final int LENGTH_DELIMITED = 2;
    private static final int SEVEN_BITS = 0x7F;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message bytes(int field, byte[] value) {
      varint((long) field << 3 | LENGTH_DELIMITED);
      varint(value.length);
      out.writeBytes(value);
      return this;
    }

    Message text(int field, String value) {
      return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Message message(int field, Consumer<Message> content) {
      Message inner = new Message();
      content.accept(inner);
      return bytes(field, inner.bytes());
    }

    byte[] bytes() {
      return out.toByteArray();
    }

    private void varint(long value) {
      long left = value;
      while (left > SEVEN_BITS) {
        out.write((int) (left & SEVEN_BITS | SEVEN_BITS + 1));
        left >>>= 7;
      }
      out.write((int) left);
    }
  }
}
