UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
UNWIND row.relationships AS r
MATCH (target:Name {id: r.target})
CREATE (source)-[:CALLS_NAME {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
