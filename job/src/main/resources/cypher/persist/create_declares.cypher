UNWIND $batch.rows AS row
MATCH (source:File {id: row.source})
USING INDEX SEEK source:File(id)
UNWIND row.targets AS id
MATCH (target:Symbol {id: id})
USING INDEX SEEK target:Symbol(id)
CREATE (source)-[:DECLARES]->(target)
