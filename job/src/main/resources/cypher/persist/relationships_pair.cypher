UNWIND $batch.rows AS row
MATCH (lower:CloneClass {id: row.lower})
USING INDEX SEEK lower:CloneClass(id)
UNWIND row.highers AS id
MATCH (higher:CloneClass {id: id})
USING INDEX SEEK higher:CloneClass(id)
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
RETURN row.lower AS source,
       elementId(r) AS element,
       type(r) AS type,
       id AS target,
       properties(r) AS properties
