// The forms of a class: it has one, which is written anew.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})-[r:HAS_FORM]->()
USING INDEX SEEK n:CloneClass(id)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
