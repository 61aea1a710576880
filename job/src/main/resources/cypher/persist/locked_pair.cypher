// What is stored of pairs whose nodes this transaction has locked, by element ids.
UNWIND $batch.rows AS row
MATCH (lower) WHERE elementId(lower) = row.lower
UNWIND row.highers AS element
MATCH (higher) WHERE elementId(higher) = element
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
RETURN lower.id AS source,
       elementId(r) AS element,
       type(r) AS type,
       higher.id AS target,
       properties(r) AS properties
