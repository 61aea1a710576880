// Deletes of these nodes the bare ones that nothing joins.
UNWIND $batch.ids AS id
MATCH (n:Symbol {id: id})
USING INDEX SEEK n:Symbol(id)
WHERE size(keys(n)) = 1 AND NOT EXISTS { (n)--() }
DELETE n
