// Of any type: a stated relation's kind is checked before it gets here. What is null is not set.
UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[:$(r.type) {
  relationId: r.relationId,
  statement: r.statement,
  author: r.author,
  notes: r.notes,
  clones: r.clones,
  cloneType: r.cloneType,
  reason: r.reason,
  statedFrom: r.statedFrom,
  validFrom: r.validFrom,
  validTo: r.validTo,
  openedBy: r.openedBy,
  closedBy: r.closedBy,
  epoch: r.epoch,
  revision: r.revision
}]->(target)
