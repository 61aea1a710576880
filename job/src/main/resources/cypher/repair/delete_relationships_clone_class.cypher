// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
MATCH (n)-[r:HAS_FORM]->()
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
