// By repository, ascending: repositories are shared, and a new relationship locks one that has few.
UNWIND $batch.rows AS row
MERGE (source:Repository {id: row.source})
FOREACH (bare IN CASE WHEN source.tenant IS NULL THEN [source] ELSE [] END |
  SET bare.tenant = row.properties.tenant,
      bare.name = row.properties.name,
      bare.branch = row.properties.branch)
WITH row, source
UNWIND row.files AS id
MATCH (target:File {id: id})
USING INDEX SEEK target:File(id)
CREATE (source)-[:CONTAINS]->(target)
