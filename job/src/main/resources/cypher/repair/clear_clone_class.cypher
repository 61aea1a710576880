// Leaves the bare nodes: a node without stamp is written as if for the first time.
UNWIND $batch.ids AS id
MATCH (n:CloneClass {id: id})
USING INDEX SEEK n:CloneClass(id)
SET n = {id: id}
