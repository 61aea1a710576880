// The repositories that contain a file: it has one, which is written anew.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:File {id: id})<-[r:CONTAINS]-()
USING INDEX SEEK n:File(id)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
