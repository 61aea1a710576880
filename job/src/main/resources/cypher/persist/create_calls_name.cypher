// By name, ascending: names are shared, and a new relationship locks one that has few.
UNWIND $batch.rows AS row
MATCH (target:Name {id: row.target})
USING INDEX SEEK target:Name(id)
UNWIND row.relationships AS r
MATCH (source:Symbol {id: r.source})
USING INDEX SEEK source:Symbol(id)
CREATE (source)-[:CALLS_NAME {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
