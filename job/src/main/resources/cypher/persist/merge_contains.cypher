UNWIND $batch.rows AS row
MATCH (source:Repository {id: row.source})
UNWIND row.targets AS id
MATCH (target:File {id: id})
MERGE (source)-[:CONTAINS]->(target)
