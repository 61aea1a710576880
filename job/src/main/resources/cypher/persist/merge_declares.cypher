UNWIND $batch.rows AS row
MATCH (source:File {id: row.source})
UNWIND row.targets AS id
MATCH (target:Symbol {id: id})
MERGE (source)-[:DECLARES]->(target)
