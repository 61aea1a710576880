package io.clonestream.infer;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Finds a model: a directory with <code>model.onnx</code>, <code>tokenizer.json</code> or <code>
 * vocab.txt</code>, and <code>descriptor.properties</code>; or <code>resource:NAME</code>, whose
 * descriptor is <code>NAME-model.properties</code> beside this class and names the class path
 * resources that hold weights and tokenizer.
 */
final class ModelLoader {

  static final String RESOURCE = "resource:";

  /** Where the files of one model come from. */
  private interface Source {
    byte @Nullable [] read(String name) throws IOException;
  }

  private ModelLoader() {}

  /**
   * The model at this location.
   *
   * @param maxTokens replaces the limit of the descriptor; 0 keeps it
   * @throws ModelException naming the file and the rule when anything is missing or wrong
   */
  static LoadedModel load(String location, int maxTokens) {
    if (location.startsWith(RESOURCE)) {
      String descriptor = location.substring(RESOURCE.length()) + "-model.properties";
      return load(location, maxTokens, descriptor, ModelLoader::resource);
    }
    Path directory = Path.of(location);
    if (!Files.isDirectory(directory)) {
      throw new ModelException(
          "Model '" + location + "' is neither a directory nor " + RESOURCE + "NAME");
    }
    return load(location, maxTokens, "descriptor.properties", name -> file(directory, name));
  }

  private static LoadedModel load(
      String location, int maxTokens, String descriptorName, Source files) {
    Properties properties = new Properties();
    try {
      byte[] text = require(descriptorName, files);
      properties.load(new StringReader(new String(text, StandardCharsets.UTF_8)));
      ModelDescriptor descriptor = ModelDescriptor.parse(properties);
      if (maxTokens > 0) {
        descriptor = descriptor.withMaxTokens(maxTokens);
      }
      byte[] weights = require(properties.getProperty("weights", "model.onnx"), files);
      String tokenizer = properties.getProperty("tokenizer", "tokenizer.json");
      byte[] tokenizerFile = files.read(tokenizer);
      if (tokenizerFile == null && !properties.containsKey("tokenizer")) {
        tokenizer = "vocab.txt";
        tokenizerFile = files.read(tokenizer);
      }
      if (tokenizerFile == null) {
        throw new ModelException(
            properties.containsKey("tokenizer")
                ? "it has no " + tokenizer
                : "it has no tokenizer.json and no vocab.txt");
      }
      return new LoadedModel(Model.of(descriptor, weights, tokenizer, tokenizerFile), weights);
    } catch (IOException e) {
      throw new ModelException("Model '" + location + "' cannot be read: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new ModelException("Model '" + location + "': " + e.getMessage(), e);
    }
  }

  private static byte[] require(String name, Source files) throws IOException {
    byte[] content = files.read(name);
    if (content == null) {
      throw new ModelException("it has no " + name);
    }
    return content;
  }

  private static byte @Nullable [] resource(String name) throws IOException {
    try (InputStream in = ModelLoader.class.getResourceAsStream(name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static byte @Nullable [] file(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    return Files.exists(file) ? Files.readAllBytes(file) : null;
  }
}
