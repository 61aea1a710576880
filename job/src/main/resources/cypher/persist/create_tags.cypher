UNWIND $batch.rows AS row
MATCH (source:Tag {id: row.source})
USING INDEX SEEK source:Tag(id)
UNWIND row.targets AS id
MATCH (target:Commit {id: id})
USING INDEX SEEK target:Commit(id)
CREATE (source)-[:TAGS]->(target)
