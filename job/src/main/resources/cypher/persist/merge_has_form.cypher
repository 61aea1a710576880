UNWIND $batch.rows AS row
MATCH (source:CloneClass {id: row.source})
UNWIND row.targets AS id
MATCH (target:Form {id: id})
MERGE (source)-[:HAS_FORM]->(target)
