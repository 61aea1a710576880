package io.clonestream.follow;

import io.clonestream.feed.Request;
import io.clonestream.fingerprint.SymbolFact;

/** What reaches a symbol: a fact about it, or a request for its content. */
public sealed interface SymbolMessage {

  /** Key: the symbol. */
  String symbolId();

  /** A step of its branch says this about it. */
  record Stated(SymbolFact fact) implements SymbolMessage {
    @Override
    public String symbolId() {
      return fact.symbolId();
    }
  }

  /** Somebody asks for it. */
  record Asked(Request request) implements SymbolMessage {
    @Override
    public String symbolId() {
      return request.id();
    }
  }
}
