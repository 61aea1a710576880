UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[:WAS_MOVED_FROM {
  validFrom: r.validFrom,
  validTo: r.validTo,
  openedBy: r.openedBy,
  closedBy: r.closedBy
}]->(target)
