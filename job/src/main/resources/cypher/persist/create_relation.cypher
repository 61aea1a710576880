// Of any type: a stated relation's kind is checked before it gets here.
UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[:$(r.type) {
  relationId: r.properties.relationId,
  statement: r.properties.statement,
  author: r.properties.author,
  notes: r.properties.notes,
  validFrom: r.properties.validFrom,
  validTo: r.properties.validTo,
  openedBy: r.properties.openedBy,
  closedBy: r.properties.closedBy,
  epoch: r.properties.epoch,
  revision: r.properties.revision
}]->(target)
