UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
UNWIND row.relationships AS r
MATCH (target:Symbol {id: r.target})
CREATE (source)-[:MEMBER_OF {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
