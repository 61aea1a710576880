// Everything that the row of a symbol is responsible for, wherever it leads.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
      -[r:INSTANCE_OF|WAS_INSTANCE_OF|MEMBER_OF|WAS_MEMBER_OF|CALLS_NAME|WAS_CALLS_NAME]->()
USING INDEX SEEK n:Symbol(id)
WITH DISTINCT r
ORDER BY elementId(r)
DELETE r
