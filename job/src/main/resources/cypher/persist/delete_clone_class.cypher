// Deletes of these nodes the bare ones that nothing joins.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
WHERE size(keys(n)) = 1 AND NOT EXISTS { (n)--() }
DELETE n
