UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[:MEMBER_OF {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
