package io.clonestream.gate;

import io.clonestream.feed.Request;
import io.clonestream.follow.Membership;

/** What reaches a class: a fact about its members, or a request for its content. */
public sealed interface ClassMessage {

  /** The class. */
  String fragmentId();

  /** Its members change. */
  record Moved(Membership fact) implements ClassMessage {
    @Override
    public String fragmentId() {
      return fact.fragmentId();
    }
  }

  /** Somebody asks for it. */
  record Asked(Request request) implements ClassMessage {
    @Override
    public String fragmentId() {
      return request.id();
    }
  }
}
