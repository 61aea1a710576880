// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
MATCH (n)<-[r:DECLARES]-(:File)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
