// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
MATCH (n)-[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME]->()
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
