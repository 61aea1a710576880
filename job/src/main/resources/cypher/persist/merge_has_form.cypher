// By form, ascending: forms are shared, and merging locks both ends.
UNWIND $batch.rows AS row
MATCH (target:Form {id: row.source})
USING INDEX SEEK target:Form(id)
UNWIND row.targets AS id
MATCH (source:CloneClass {id: id})
USING INDEX SEEK source:CloneClass(id)
MERGE (source)-[:HAS_FORM]->(target)
