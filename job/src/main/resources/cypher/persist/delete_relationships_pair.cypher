// Sorted first: what is deleted is read to its end before.
UNWIND $batch.rows AS row
MATCH (source:CloneClass {id: row.source})
      -[r:SIMILAR_TO|WAS_SIMILAR_TO]->()
USING INDEX SEEK source:CloneClass(id)
WHERE elementId(r) IN row.elements
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
