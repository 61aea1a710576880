// By form, ascending: forms are shared, and a new relationship locks one that has few.
UNWIND $batch.rows AS row
MERGE (target:Form {id: row.target})
ON CREATE SET target.tenant = row.properties.tenant
WITH row, target
UNWIND row.sources AS element
MATCH (source:CloneClass) WHERE elementId(source) = element
CREATE (source)-[:HAS_FORM]->(target)
