package io.clonestream.commit;

import org.jspecify.annotations.Nullable;

/**
 * Content of a file.
 *
 * @param bytes empty when the content was not loaded
 * @param skip why it was not; null when it was
 */
public record Blob(byte[] bytes, @Nullable FileSkip skip) {

  static Blob skipped(FileSkip reason) {
    return new Blob(new byte[0], reason);
  }

  static Blob of(byte[] bytes) {
    return new Blob(bytes, null);
  }
}
