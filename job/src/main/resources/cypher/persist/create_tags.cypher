UNWIND $batch.rows AS row
MATCH (source:Tag {id: row.source})
USING INDEX SEEK source:Tag(id)
MATCH (target:Commit {id: row.target})
USING INDEX SEEK target:Commit(id)
CREATE (source)-[:TAGS]->(target)
