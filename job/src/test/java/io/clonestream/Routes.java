package io.clonestream;

import io.clonestream.feed.RecordedCalibrations;
import io.clonestream.feed.Request;
import io.clonestream.fingerprint.Fragment;
import io.clonestream.fingerprint.SymbolFact;
import io.clonestream.follow.Answer;
import io.clonestream.follow.Membership;
import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.match.BlockEntry;
import io.clonestream.match.HomeMessage;
import io.clonestream.match.Similarity;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.PairMessage;
import io.clonestream.pair.PartnerMessage;
import io.clonestream.pair.Relation;
import io.clonestream.pair.RelationMessage;
import io.clonestream.persist.GraphRow;
import io.clonestream.schemas.CalibrationPublished;
import io.clonestream.schemas.CommitPublished;
import io.clonestream.schemas.RelationStated;

/**
 * Where the pipeline sends every record and every output; what keeps no state happens on the way.
 */
final class Routes {

  /** Takes what a subtask sends. */
  interface Network {
    /** To the subtask that owns the key. */
    void send(Stage to, Object key, Object element);

    /** To the subtask of the same number. */
    void forward(Stage to, Object element);

    /** To every subtask. */
    void broadcast(Stage to, Object element);
  }

  private Routes() {}

  /** The number by which a record's partition is chosen. */
  static int partition(Object record) {
    if (record instanceof SymbolFact fact) {
      return fact.symbolId().hashCode();
    }
    if (record instanceof Request request) {
      return request.key().hashCode();
    }
    return record instanceof RelationStated stated ? stated.getRelationId().hashCode() : 0;
  }

  /** A record that was read. */
  static void read(Object record, Network network) {
    if (record instanceof Request request) {
      ask(request, network);
    } else if (record instanceof CalibrationPublished published) {
      network.send(Stage.CALIBRATION, "", RecordedCalibrations.record(published));
    } else if (record instanceof CommitPublished commit) {
      emit(Stage.SOURCE, new GraphRow.CommitRow(commit), network);
    } else {
      emit(Stage.SOURCE, record, network);
    }
  }

  private static void ask(Request request, Network network) {
    switch (request.kind()) {
      case SYMBOL -> network.send(Stage.FOLLOW, request.id(), request);
      case CLASS -> network.send(Stage.GATE, Operators.bucket(request.id()), request);
      case PAIR -> network.send(Stage.PAIR, request.id(), request);
      case RELATION -> network.send(Stage.RELATION, request.id(), request);
      default -> GraphRow.answering(request).ifPresent(row -> emit(Stage.SOURCE, row, network));
    }
  }

  /** An output of a stage. */
  static void emit(Stage from, Object output, Network network) {
    if (output instanceof SymbolFact fact) {
      network.send(Stage.FOLLOW, fact.symbolId(), fact);
    } else if (output instanceof RelationStated stated) {
      PartnerMessage fromSide = RelationMessage.from(stated);
      PartnerMessage toSide = RelationMessage.to(stated);
      network.send(Stage.RELATED, fromSide.id(), fromSide);
      network.send(Stage.RELATED, toSide.id(), toSide);
      network.send(Stage.RELATION, stated.getRelationId(), new RelationMessage.Stated(stated));
    } else if (output instanceof RelationMessage side && from == Stage.RELATED) {
      network.send(Stage.RELATION, side.relationId(), side);
    } else if (output instanceof Relation relation) {
      emit(from, new GraphRow.RelationRow(relation), network);
    } else if (output instanceof SymbolHistory history) {
      emit(from, new GraphRow.SymbolRow(history), network);
      network.send(Stage.RELATED, history.symbolId(), PartnerMessage.Lived.of(history));
    } else if (output instanceof Membership fact) {
      network.send(Stage.GATE, Operators.bucket(fact.fragmentId()), fact);
    } else if (output instanceof Answer answer) {
      emit(from, GraphRow.answering(answer), network);
    } else if (output instanceof GraphRow row) {
      network.send(Stage.PERSIST, row.key(), row);
    } else if (output instanceof CloneClass cloneClass) {
      emit(from, new GraphRow.ClassRow(cloneClass), network);
      PartnerMessage lived = PartnerMessage.Lived.of(cloneClass);
      network.send(Stage.PARTNER, lived.id(), lived);
    } else if (output instanceof Fragment fragment) {
      network.forward(Stage.INFER, fragment);
    } else if (output instanceof BlockEntry entry) {
      network.send(Stage.BLOCK, entry.block(), entry);
    } else if (output instanceof HomeMessage message) {
      network.send(Stage.HOME, message.home(), message);
    } else if (output instanceof CalibrationPublished published) {
      network.broadcast(Stage.HOME, published);
    } else if (output instanceof Similarity similarity) {
      PartnerMessage lower = PartnerMessage.Paired.lower(similarity);
      PartnerMessage higher = PartnerMessage.Paired.higher(similarity);
      PairMessage scored = new PairMessage.Scored(similarity);
      network.send(Stage.PARTNER, lower.id(), lower);
      network.send(Stage.PARTNER, higher.id(), higher);
      network.send(Stage.PAIR, scored.pairKey(), scored);
    } else if (output instanceof PairMessage message) {
      network.send(Stage.PAIR, message.pairKey(), message);
    } else if (output instanceof PairEdges pair) {
      emit(from, new GraphRow.PairRow(pair), network);
    } else {
      throw new IllegalStateException("Nobody takes " + output);
    }
  }
}
