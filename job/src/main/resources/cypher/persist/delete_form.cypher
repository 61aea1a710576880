// Deletes of these nodes the bare ones that nothing joins.
UNWIND $batch.ids AS id
MATCH (n:Form {id: id})
USING INDEX SEEK n:Form(id)
WHERE size(keys(n)) = 1 AND NOT EXISTS { (n)--() }
DELETE n
