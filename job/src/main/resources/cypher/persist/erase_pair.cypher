// Every edge of these pairs in their direction, in both tenses.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.rows AS row
MATCH (lower:CloneClass {id: row.lower})
USING INDEX SEEK lower:CloneClass(id)
UNWIND row.highers AS id
MATCH (higher:CloneClass {id: id})
USING INDEX SEEK higher:CloneClass(id)
MATCH (lower)-[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
