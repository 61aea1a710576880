UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Name {id: r.target})
USING INDEX SEEK target:Name(id)
CREATE (source)-[:CALLS_NAME {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
