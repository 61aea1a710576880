package io.clonestream.follow;

import io.clonestream.codec.Bytes;
import io.clonestream.codec.Codec;
import io.clonestream.feed.Request;

/**
 * What the owner of a key says when it is asked for it: its whole content, or that it has never
 * shown anything of it and what is stored is to go.
 *
 * @param stamp above everything that may be stored; the owner's next row of this key is above it
 * @param content bytes of the owner's codec for rows of this kind; empty to withdraw
 */
public record Answer(Request request, Stamp stamp, byte[] content) {

  /** With this content. */
  public static <T> Answer of(Request request, Stamp stamp, Codec<T> codec, T content) {
    return new Answer(request, stamp, Bytes.encode(codec, content));
  }

  /** Nothing was ever shown of this key. */
  public static Answer withdrawing(Request request, Stamp stamp) {
    return new Answer(request, stamp, new byte[0]);
  }

  public boolean isWithdrawal() {
    return content.length == 0;
  }
}
