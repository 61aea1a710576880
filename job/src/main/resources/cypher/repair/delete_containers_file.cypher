// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:File {id: id})
USING INDEX SEEK n:File(id)
MATCH (n)<-[r:CONTAINS]-(:Repository)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
