// Sorted first: what is deleted is read to its end before.
UNWIND $batch.rows AS row
MATCH (lower:CloneClass {id: row.lower})
      -[r:SIMILAR_TO|WAS_SIMILAR_TO]->(higher)
USING INDEX SEEK lower:CloneClass(id)
WHERE higher.id = row.higher
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
