// Deletes of these nodes the bare ones that nothing joins.
// Sorted first: what is deleted is read to its end before.
UNWIND $batch.ids AS id
MATCH (n:Tag {id: id})
USING INDEX SEEK n:Tag(id)
WHERE size(keys(n)) = 1 AND NOT EXISTS { (n)--() }
WITH DISTINCT n
ORDER BY elementId(n)
DELETE n
