// The files that declare a symbol: it has one, which is written anew.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})<-[r:DECLARES]-()
USING INDEX SEEK n:Symbol(id)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
