package io.clonestream.persist;

import io.clonestream.follow.SymbolHistory;
import io.clonestream.gate.CloneClass;
import io.clonestream.pair.PairEdges;
import io.clonestream.pair.Relation;
import io.clonestream.persist.GraphRow.AskedRow;
import io.clonestream.persist.GraphRow.ClassRow;
import io.clonestream.persist.GraphRow.CommitRow;
import io.clonestream.persist.GraphRow.HeadRow;
import io.clonestream.persist.GraphRow.PairRow;
import io.clonestream.persist.GraphRow.RelationRow;
import io.clonestream.persist.GraphRow.SymbolRow;
import io.clonestream.persist.GraphRow.TagRow;
import java.util.List;
import java.util.stream.Stream;

/** Rows that were asked for, by what they are. */
record AskedRows(List<AskedRow> rows) {

  AskedRows {
    rows = List.copyOf(rows);
  }

  List<SymbolHistory> symbols() {
    return rows(SymbolRow.class).map(SymbolRow::symbol).toList();
  }

  List<CloneClass> classes() {
    return rows(ClassRow.class).map(ClassRow::cloneClass).toList();
  }

  List<PairEdges> pairs() {
    return rows(PairRow.class).map(PairRow::pair).toList();
  }

  List<Relation> relations() {
    return rows(RelationRow.class).map(RelationRow::relation).toList();
  }

  List<CommitRow> commits() {
    return rows(CommitRow.class).toList();
  }

  List<TagRow> tags() {
    return rows(TagRow.class).toList();
  }

  /** The commits that are heads of branches. */
  List<CommitRow> heads() {
    return rows(HeadRow.class).map(head -> new CommitRow(head.commit())).toList();
  }

  private <R extends GraphRow> Stream<R> rows(Class<R> kind) {
    return rows.stream().map(AskedRow::row).filter(kind::isInstance).map(kind::cast);
  }
}
