package io.clonestream.feed;

import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.TagPublished;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Requests as records of their topic: the key is the key that is asked for, so that the requests
 * for it keep their order; the value is one byte, the version of {@link RequestCodec}, and its
 * bytes.
 */
public final class RequestRecords {

  private static final RequestCodec CODEC = new RequestCodec();

  private final EventDecoder<CommitPublished> commits = EventDecoder.commits();
  private final EventDecoder<TagPublished> tags = EventDecoder.tags();

  public static byte[] key(Request request) {
    return request.key().getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] value(Request request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeByte(CODEC.version());
      CODEC.write(request, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * The request in the bytes of a value.
   *
   * @throws IllegalArgumentException when they are none, or one that nobody can answer
   */
  public Request decode(byte[] value) {
    Request request;
    try {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(value));
      int version = in.readUnsignedByte();
      if (version != CODEC.version()) {
        throw new IOException("version " + version + " is not " + CODEC.version());
      }
      request = CODEC.read(in, version);
    } catch (IOException | RuntimeException e) { // whatever is thrown, the bytes are at fault
      throw new IllegalArgumentException(value.length + " bytes are no request: " + e, e);
    }
    check(request);
    return request;
  }

  private void check(Request request) {
    if (request.id().isEmpty()) {
      throw new IllegalArgumentException(
          "A request for a " + request.kind().word() + " names none");
    }
    if (request.kind() == Request.Kind.PAIR && request.id().indexOf('|') < 0) {
      throw new IllegalArgumentException(
          "Pair '" + request.id() + "' is not named by two ids with a bar between them");
    }
    if (request.recorded().length == 0) {
      return;
    }
    if (!request.kind().isRecorded()) {
      throw new IllegalArgumentException("A request for " + request.key() + " carries a record");
    }
    String id = recordedId(request);
    if (!id.equals(request.id())) {
      throw new IllegalArgumentException(
          "A request for " + request.key() + " carries the record of " + id);
    }
  }

  private String recordedId(Request request) {
    if (request.kind() == Request.Kind.TAG) {
      TagPublished tag = tags.decode(request.recorded());
      TagRules.check(tag);
      return new BranchKey(tag.getTenant(), tag.getRepository(), tag.getBranch()).key()
          + ":refs/tags/"
          + tag.getName();
    }
    CommitPublished commit = commits.decode(request.recorded());
    CommitRules.check(commit);
    String branch =
        new BranchKey(commit.getTenant(), commit.getRepository(), commit.getBranch()).key();
    return request.kind() == Request.Kind.COMMIT ? branch + ":" + commit.getHead() : branch;
  }
}
