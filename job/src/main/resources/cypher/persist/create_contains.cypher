UNWIND $batch.rows AS row
MATCH (source:Repository {id: row.source})
USING INDEX SEEK source:Repository(id)
UNWIND row.targets AS id
MATCH (target:File {id: id})
USING INDEX SEEK target:File(id)
CREATE (source)-[:CONTAINS]->(target)
