UNWIND $batch.rows AS row
MATCH (source:CloneClass {id: row.source})
USING INDEX SEEK source:CloneClass(id)
UNWIND row.targets AS id
MATCH (target:Form {id: id})
USING INDEX SEEK target:Form(id)
MERGE (source)-[:HAS_FORM]->(target)
