// By repository, ascending: repositories are shared, and a new relationship locks one that has few.
UNWIND $batch.rows AS row
MERGE (source:Repository {id: row.source})
ON CREATE SET source.tenant = row.properties.tenant,
              source.name = row.properties.name,
              source.branch = row.properties.branch
WITH row, source
UNWIND row.files AS id
MATCH (target:File {id: id})
USING INDEX SEEK target:File(id)
CREATE (source)-[:CONTAINS]->(target)
