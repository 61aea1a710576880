UNWIND $batch.rows AS row
MATCH (source:Symbol {id: row.source})
USING INDEX SEEK source:Symbol(id)
UNWIND row.relationships AS r
MATCH (target:CloneClass {id: r.target})
USING INDEX SEEK target:CloneClass(id)
CREATE (source)-[:INSTANCE_OF {
  id: r.id,
  sequence: r.sequence,
  validFrom: r.validFrom,
  openedBy: r.openedBy,
  startLine: r.startLine,
  endLine: r.endLine,
  generated: r.generated,
  placedAt: r.placedAt,
  startLines: r.startLines,
  endLines: r.endLines
}]->(target)
