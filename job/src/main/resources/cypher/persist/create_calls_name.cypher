// By name, ascending: names are shared, and a new relationship locks one that has few.
UNWIND $batch.rows AS row
MERGE (target:Name {id: row.target})
ON CREATE SET target.tenant = row.properties.tenant,
              target.name = row.properties.name
WITH row, target
UNWIND row.relationships AS r
MATCH (source:Symbol {id: r.source})
USING INDEX SEEK source:Symbol(id)
CREATE (source)-[:CALLS_NAME {
  validFrom: r.validFrom,
  openedBy: r.openedBy
}]->(target)
