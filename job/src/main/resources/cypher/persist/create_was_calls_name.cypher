UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Name {id: r.target})
USING INDEX SEEK target:Name(id)
CREATE (source)-[:WAS_CALLS_NAME {
  validFrom: r.validFrom,
  validTo: r.validTo,
  openedBy: r.openedBy,
  closedBy: r.closedBy
}]->(target)
