UNWIND $batch.rows AS row
MATCH (lower:CloneClass {id: row.lower})
UNWIND row.highers AS id
MATCH (higher:CloneClass {id: id})
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
RETURN row.lower AS source,
       elementId(r) AS element,
       type(r) AS type,
       id AS target,
       properties(r) AS properties
