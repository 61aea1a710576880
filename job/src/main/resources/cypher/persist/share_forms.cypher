// Marks the forms that have several classes, and no others.
// Sorted first: what is set is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Form {id: id})
USING INDEX SEEK n:Form(id)
WITH n, n.shared AS marked, COUNT { (n)<-[:HAS_FORM]-() } > 1 AS shared
WHERE coalesce(marked, false) <> shared
WITH n, shared
ORDER BY elementId(n)
SET n.shared = CASE WHEN shared THEN true END
